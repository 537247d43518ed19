/** A piece of code to copy. */
export interface Snippet {
  readonly title: string;
  /** What it does, and what to know about it. */
  readonly text: string;
  /** Where it goes, as a path in the reader's project. */
  readonly file?: string;
  readonly language: 'typescript' | 'shell';
  readonly code: string;
}

/** What snippets are filled in with. */
export interface SnippetFacts {
  /** The address of the server. */
  readonly baseURL: string;
  readonly workerId: string;
  /** The most recent task of the worker, where it has one. */
  readonly taskId: string | undefined;
  /** The worker's own, where it has one. */
  readonly outputSchema: Readonly<Record<string, unknown>> | null;
  /** The latest attempt to deliver an event of the worker, where there was one. */
  readonly executionId: string | undefined;
}
