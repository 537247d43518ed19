import type { DeliveryStore, StoredDelivery } from '@ramensoft/handinger-webhooks/receiver';
import type { TaskDeliveries } from './task-deliveries.ts';

/** A store for a Worker that runs in many places: each task has one Durable Object, which remembers its deliveries. */
export function createDurableStore(namespace: DurableObjectNamespace<TaskDeliveries>): DeliveryStore {
  const objectOf = ({ group }: StoredDelivery) => namespace.get(namespace.idFromName(group));
  return {
    claim: (delivery) => objectOf(delivery).claim(delivery),
    extend: (delivery, claim) => objectOf(delivery).extend(delivery, claim),
    complete: (delivery, claim) => objectOf(delivery).complete(delivery, claim),
    release: (delivery, claim) => objectOf(delivery).release(delivery, claim),
  };
}
