import { describeDeliveryStore } from '@ramensoft/handinger-webhooks/testing';
import { createDurableStore } from '../src/create-durable-store.ts';
import type { TaskDeliveries } from '../src/task-deliveries.ts';

export { TaskDeliveries } from '../src/task-deliveries.ts';

/** Runs the test that the body names, and answers with what it threw. */
export default {
  async fetch(request, { TASK_DELIVERIES }) {
    const tests = new Map<string, () => Promise<void>>();
    describeDeliveryStore(
      () => createDurableStore(TASK_DELIVERIES),
      (name, run) => tests.set(name, run),
    );
    try {
      await tests.get(await request.text())?.();
      return new Response('passed');
    } catch (error) {
      return new Response(String(error));
    }
  },
} satisfies ExportedHandler<{ readonly TASK_DELIVERIES: DurableObjectNamespace<TaskDeliveries> }>;
