import type { Worker } from '../../generated/types.gen.ts';

/** The state of a worker after a turn, with what a test gives instead. */
export function workerState(given: Partial<Worker>): Worker {
  return {
    id: 'wrk_1',
    created_at: 1,
    error: null,
    files: [],
    incomplete_details: null,
    messages: [],
    object: 'worker',
    output: [],
    output_text: '',
    running: false,
    sources: [],
    status: 'completed',
    structured_output: null,
    url: 'https://handinger.com/workers/wrk_1',
    ...given,
    metadata: { taskId: 'tsk_1', turnId: 'trn_1', turnStatus: 'completed', ...given.metadata },
  };
}
