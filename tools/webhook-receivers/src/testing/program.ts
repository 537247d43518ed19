/** A program that listens, in a process of its own. */
export interface Program {
  readonly origin: string;
  /** Ends it at once, whatever it is at. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
