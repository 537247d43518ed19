/** A request of a page, and what became of it. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  /** Of the URL, without query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What was sent, as text. */
  readonly body: string;
  /** Undefined until the answer begins. */
  status: number | undefined;
  /** `finished`, or why it failed. Undefined while it is open. */
  end: string | undefined;
  /** The answer, once it is over; empty where the browser kept none. */
  text(): Promise<string>;
}
