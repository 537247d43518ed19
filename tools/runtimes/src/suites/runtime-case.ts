/** One promise of a package, to be kept on every runtime. */
export interface RuntimeCase<Context> {
  /** A row of the support table. */
  readonly name: string;
  /** A part that runs on servers only; pages and apps have no use for it. */
  readonly isForServers?: boolean;
  run(context: Context): Promise<void>;
}

/** What became of one case. */
export interface CaseOutcome {
  readonly name: string;
  /** `not-meant`: the case is for servers, and this runtime is none. */
  readonly result: 'passed' | 'failed' | 'not-meant';
  /** Why it failed. */
  readonly error?: string;
}
