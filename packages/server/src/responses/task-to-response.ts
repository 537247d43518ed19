import type { Task } from '../generated/types.gen.ts';
import type { Links } from '../links.ts';
import type { TaskRow } from '../repositories/task-repository.ts';

export function taskToResponse(task: TaskRow, links: Links): Task {
  return {
    id: task.id,
    completedAt: task.completedAt?.toISOString() ?? null,
    createdAt: task.createdAt.toISOString(),
    createdByUserId: task.createdByUserId,
    organizationId: task.organizationId,
    status: task.status,
    title: task.title,
    totals: { credits: task.credits, durationMs: task.durationMs, turnCount: task.turnCount },
    triggeredBy: task.triggeredBy,
    url: links.task(task),
    workerId: task.workerId,
  };
}
