import type { DeliveryStore } from './delivery-store.ts';

/** Bounds of what `createMemoryStore` remembers. */
export interface MemoryStoreOptions {
  /** How many tasks are remembered, 10,000 by default; those whose last delivery is the oldest go first. */
  readonly maxEntries?: number | undefined;
}

/**
 * A store in the memory of this process. It is enough where one process receives and its end may let a delivery be handled
 * twice: what is repeated after a restart is not known any more. Several processes, and serverless functions, need a store
 * that they share. Leases mean nothing here: no claim outlives the process that holds it.
 */
export function createMemoryStore({ maxEntries = 10_000 }: MemoryStoreOptions = {}): DeliveryStore {
  /** By group, who handles a delivery of it. */
  const claims = new Map<string, string>();
  /** By group, the greatest position that was completed, and the deliveries that were completed at it. The oldest first. */
  const completed = new Map<string, { readonly seq: number; readonly ids: readonly string[] }>();
  return {
    async claim({ id, group, seq }) {
      const last = completed.get(group);
      if (last && last.seq > seq) return { state: 'outdated' };
      if (last?.ids.includes(id)) return { state: 'duplicate' };
      if (claims.has(group)) return { state: 'busy' };
      const claim = crypto.randomUUID();
      claims.set(group, claim);
      return { state: 'claimed', claim };
    },
    async complete({ id, group, seq }, claim) {
      if (claims.get(group) !== claim) return;
      claims.delete(group);
      const last = completed.get(group);
      completed.delete(group);
      completed.set(group, { seq, ids: last?.seq === seq ? [...last.ids, id] : [id] });
      const [oldest = group] = completed.keys();
      if (completed.size > maxEntries) completed.delete(oldest);
    },
    async release({ group }, claim) {
      if (claims.get(group) === claim) claims.delete(group);
    },
  };
}
