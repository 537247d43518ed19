import type { WorkerTemplate } from '@ramensoft/handinger';
import { useMemo } from 'react';
import { useSessionState } from '../conversation/use-session-state.ts';
import { draftOfWorker, isDraftChanged, type WorkerDraft } from './worker-draft.ts';

export interface KeptDraft {
  draft: WorkerDraft;
  /** Whether it differs from the worker on the server. */
  isChanged: boolean;
  change: (draft: WorkerDraft) => void;
  /** Goes back to the worker as it is on the server. */
  discard: () => void;
}

/** What is being changed on a worker. It waits in the tab, over other pages and signing in again, until it is saved or discarded. */
export function useWorkerDraft(worker: WorkerTemplate): KeptDraft {
  const [kept, keep] = useSessionState<WorkerDraft | null>(`handinger-worker-draft-${worker.id}`, null);
  const stored = useMemo(() => draftOfWorker(worker), [worker]);
  const draft = kept ?? stored;
  const isChanged = useMemo(() => isDraftChanged(worker, draft), [worker, draft]);
  return {
    draft,
    isChanged,
    change: keep,
    discard: () => keep(null),
  };
}
