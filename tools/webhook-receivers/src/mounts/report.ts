/** What a handler tells the ledger. */
export interface Report {
  /** The type that the handler is registered for. */
  readonly handler: string;
  /** Which token matched when it was not the newest, from the latest verification that found so. */
  readonly oldToken: number | null;
  readonly deliveryId: string;
  readonly verifiedBy: string;
  readonly type: string;
  readonly workerId: string;
  readonly taskId: string;
  readonly turnId: string;
  readonly seq: number;
  readonly outputText: string | null;
  readonly error: string | null;
}
