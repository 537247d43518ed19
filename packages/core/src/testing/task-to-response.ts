import type { Task } from '../generated/types.gen.ts';
import type { FakeStore } from './fake-store.ts';
import type { StoredTask } from './stored-task.ts';

export function taskToResponse(task: StoredTask, store: FakeStore): Task {
  const { id, workerId, createdAt, status, title, totals, isBusy, turns } = task;
  return {
    id,
    completedAt: isBusy ? null : (turns.at(-1)?.completedAt ?? null),
    createdAt,
    createdByUserId: 'usr_fake',
    organizationId: 'org_fake',
    status,
    title,
    totals,
    triggeredBy: 'api',
    url: `${store.baseURL}/workers/${workerId}/tasks/${encodeURIComponent(id)}`,
    workerId,
  };
}
