import type Handinger from '@ramensoft/handinger';

/** `cut`: in the middle of the stream. `stall`: nothing more comes. `lostAnswer`: the answer is thrown away. */
export type FaultName = 'cut' | 'stall' | 'lostAnswer';

/** What the suite is told about the machine that it runs against. JSON, because it crosses processes. */
export interface SuiteConfig {
  /** The API. */
  readonly baseURL: string;
  /** The API behind proxies, each of which breaks the first `POST /api/tasks` in its own way. */
  readonly faultyURLs: Readonly<Record<FaultName, string>>;
  readonly apiKey: string;
}

/** What a case works with. */
export interface CaseContext extends SuiteConfig {
  readonly Handinger: typeof Handinger;
  /** A client of the API. */
  readonly client: Handinger;
  /** A client of the API behind one of the proxies. */
  readonly faulty: (fault: FaultName) => Handinger;
  /** A worker that no other case uses. */
  readonly workerId: string;
}

/** One promise of the client, to be kept on every runtime. */
export interface RuntimeCase {
  /** A row of the support table. */
  readonly name: string;
  /** A part that runs on servers only; pages and apps have no use for it. */
  readonly isForServers?: boolean;
  run(context: CaseContext): Promise<void>;
}

/** What became of one case. */
export interface CaseOutcome {
  readonly name: string;
  /** `not-meant`: the case is for servers, and this runtime is none. */
  readonly result: 'passed' | 'failed' | 'not-meant';
  /** Why it failed. */
  readonly error?: string;
}
