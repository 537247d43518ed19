/** An app that listens, with one receiver a route. */
export interface App {
  /** Of the app; the name of a route follows. */
  readonly url: string;
  close(): Promise<void>;
}

/** What is special to an app. */
export interface Mounting {
  start(): Promise<App>;
  /** What to change where a signature can't be checked; a piece of the sentence. */
  readonly advice: string;
  /** A parser leaves an object, of which no signature can be checked. */
  readonly isParsed?: true;
  /** What reads the body before undoes its content encoding. */
  readonly inflates?: true;
  /** No connection outlives a body that was refused: the framework's parser leaves it stuck, or the runtime ends it. */
  readonly endsConnection?: true;
}
