/**
 * What a store is asked about: one delivery, and the place of it in its group. A group is a task, whose deliveries are
 * handled one at a time and in the order of `seq`; a delivery that belongs to no known turn is a group of its own.
 */
export interface StoredDelivery {
  /**
   * The delivery's id, the same on every attempt. With the receiver's `confirm` it is the id of the turn, because the
   * delivery's own id is then nothing that can be relied on.
   */
  readonly id: string;
  /** What the one record of the delivery and of its neighbours is kept under. */
  readonly group: string;
  /** Position in the group, an integer from 0. */
  readonly seq: number;
  /** How long a claim holds without being extended, in milliseconds. */
  readonly leaseMs: number;
}

/**
 * - `claimed`: it is the caller's. `claim` is a text that no other claim of the group has or will have.
 * - `outdated`: a later delivery of the group (a greater `seq`) was completed.
 * - `duplicate`: this delivery was completed.
 * - `busy`: a delivery of the group, this one or another, is claimed and the lease of that claim runs.
 */
export type ClaimAnswer =
  | { readonly state: 'claimed'; readonly claim: string }
  | { readonly state: 'outdated' }
  | { readonly state: 'duplicate' }
  | { readonly state: 'busy' };

/**
 * Remembers which deliveries were handled, for all processes that receive. `createMemoryStore` is one for a single process.
 *
 * One record a group is enough: `{ seq, ids, claim, leasedUntil }`, where `seq` is the greatest that was completed (-1 at
 * first) and `ids` are the deliveries that were completed with that `seq`. Keep a record for at least as long as deliveries
 * are repeated, three days or more. Whatever rejects here lets the receiver answer 500, and the delivery is repeated.
 *
 * `describeDeliveryStore` of `@ramensoft/handinger-webhooks/testing` tests a store for all that is said here.
 */
export interface DeliveryStore {
  /**
   * Takes a delivery, if it may be handled now. Two callers must never both be told `claimed`: look and take in one atomic
   * step (a script, a row lock, a conditional write), and measure the time on one clock, the database's own. The checks in
   * this order: `record.seq > seq` is `outdated`, `id` among `record.ids` is a `duplicate`, a lease that runs is `busy`; everything
   * else is `claimed` until `leaseMs` from now.
   */
  claim(delivery: StoredDelivery): Promise<ClaimAnswer>;
  /**
   * Lets the claim hold for `leaseMs` from now, while a handler runs; called three times in that time. A lost claim, which
   * another caller took after its lease had ended, changes nothing. Without this method `leaseMs` must be longer than the
   * slowest handler takes.
   */
  extend?(delivery: StoredDelivery, claim: string): Promise<unknown>;
  /**
   * Records that the delivery was handled (`id` and `seq`) and ends the claim, in one atomic step. A claim that is not, or
   * not any more, the record's changes nothing; one whose lease ended but that nobody took is still good. A second call with
   * the same claim changes nothing.
   */
  complete(delivery: StoredDelivery, claim: string): Promise<unknown>;
  /** Ends the claim without recording anything, so that the delivery can be claimed at once; a lost claim changes nothing. */
  release(delivery: StoredDelivery, claim: string): Promise<unknown>;
}
