import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
import { createDurableStore } from './create-durable-store.ts';
import type { TaskDeliveries } from './task-deliveries.ts';

interface Environment {
  /** Separated by commas; the newest first, while a token is being replaced. */
  readonly HANDINGER_WEBHOOK_TOKENS: string;
  readonly TASK_DELIVERIES: DurableObjectNamespace<TaskDeliveries>;
}

export { TaskDeliveries } from './task-deliveries.ts';

export default {
  fetch(request, { HANDINGER_WEBHOOK_TOKENS, TASK_DELIVERIES }) {
    const receiver = createWebhookReceiver({
      tokens: HANDINGER_WEBHOOK_TOKENS.split(','),
      signature: 'required',
      store: createDurableStore(TASK_DELIVERIES),
      on: {
        'task.completed': ({ task, turn }) => console.log(`${task.id} completed: ${turn.outputText}`),
        'task.error': ({ task, turn }) => console.log(`${task.id} failed: ${turn.error}`),
      },
    });
    return toWebHandler(receiver)(request);
  },
} satisfies ExportedHandler<Environment>;
