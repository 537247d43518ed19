import { DurableObject } from 'cloudflare:workers';
import type { ClaimAnswer, DeliveryStore, StoredDelivery } from '@ramensoft/handinger-webhooks/receiver';

interface Memory {
  /** The greatest position that was handled. */
  readonly seq: number;
  /** The deliveries that were handled at that position. */
  readonly ids: readonly string[];
  readonly claim: string;
  readonly leasedUntil: number;
}

const nothing: Memory = { seq: -1, ids: [], claim: '', leasedUntil: 0 };
const threeDays = 3 * 86_400_000;

/** What is known of the deliveries of one task. No call runs while another waits for the storage: each is one atomic step. */
export class TaskDeliveries extends DurableObject implements DeliveryStore {
  async claim({ id, seq, leaseMs }: StoredDelivery): Promise<ClaimAnswer> {
    const memory = await this.#read();
    if (memory.seq > seq) return { state: 'outdated' };
    if (memory.ids.includes(id)) return { state: 'duplicate' };
    if (memory.leasedUntil > Date.now()) return { state: 'busy' };
    const claim = crypto.randomUUID();
    await this.#write({ ...memory, claim, leasedUntil: Date.now() + leaseMs });
    return { state: 'claimed', claim };
  }

  async extend({ leaseMs }: StoredDelivery, claim: string): Promise<void> {
    const memory = await this.#read();
    if (memory.claim === claim) await this.#write({ ...memory, leasedUntil: Date.now() + leaseMs });
  }

  async complete({ id, seq }: StoredDelivery, claim: string): Promise<void> {
    const memory = await this.#read();
    if (memory.claim !== claim) return;
    const ids = seq > memory.seq ? [id] : [...memory.ids, id];
    await this.#write({ ...nothing, seq, ids });
  }

  async release(_delivery: StoredDelivery, claim: string): Promise<void> {
    const memory = await this.#read();
    if (memory.claim === claim) await this.#write({ ...memory, claim: '', leasedUntil: 0 });
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  async #read(): Promise<Memory> {
    return (await this.ctx.storage.get<Memory>('memory')) ?? nothing;
  }

  async #write(memory: Memory): Promise<void> {
    await this.ctx.storage.put('memory', memory);
    await this.ctx.storage.setAlarm(Date.now() + threeDays);
  }
}
