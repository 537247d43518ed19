import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';

const { HANDINGER_WEBHOOK_TOKENS = '' } = process.env;

export const receiver = createWebhookReceiver({
  // The newest first, while a token is being replaced.
  tokens: HANDINGER_WEBHOOK_TOKENS.split(','),
  signature: 'required',
  on: {
    'task.completed': ({ task, turn }) => console.log(`${task.id} completed: ${turn.outputText}`),
    'task.error': ({ task, turn }) => console.log(`${task.id} failed: ${turn.error}`),
  },
});
