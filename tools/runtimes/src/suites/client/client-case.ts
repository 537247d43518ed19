import type Handinger from '@ramensoft/handinger';
import type { RuntimeCase } from '../runtime-case.ts';

/** `cut`: in the middle of the stream. `stall`: nothing more comes. `lostAnswer`: the answer is thrown away. */
export type FaultName = 'cut' | 'stall' | 'lostAnswer';

/** What the suite is told about the machine that it runs against. */
export interface ClientSuiteConfig {
  /** The API. */
  readonly baseURL: string;
  /** The API behind proxies, each of which breaks the first `POST /api/tasks` in its own way. */
  readonly faultyURLs: Readonly<Record<FaultName, string>>;
  readonly apiKey: string;
}

/** What a case works with. */
interface ClientCaseContext extends ClientSuiteConfig {
  readonly Handinger: typeof Handinger;
  /** A client of the API. */
  readonly client: Handinger;
  /** A client of the API behind one of the proxies. */
  readonly faulty: (fault: FaultName) => Handinger;
  /** A worker that no other case uses. */
  readonly workerId: string;
}

/** One promise of the client. */
export type ClientCase = RuntimeCase<ClientCaseContext>;
