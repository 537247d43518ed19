import type { TaskStream } from './streaming/task-stream.ts';
import type { RequestOptions } from './transport/request-options.ts';

/** What the generated resources are given: the options of a call, and what a streamed call resolves to. */
export interface HandingerBinding {
  readonly options: RequestOptions;
  readonly stream: TaskStream;
}
