import type { WebhookEvent } from '../generated/types.gen.ts';
import type { Links } from '../links.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { TurnRow } from '../repositories/turn-repository.ts';
import { taskToResponse } from '../responses/task-to-response.ts';
import { turnToResponse } from '../responses/turn-to-response.ts';
import { fitEvent } from './fit-event.ts';

/** The body of the delivery about a turn that has ended: what the API shows of it and its task now. */
export function eventBody(
  { id, type }: Pick<WebhookEvent, 'id' | 'type'>,
  task: TaskRow,
  turn: TurnRow,
  links: Links,
): string {
  return fitEvent({
    id,
    type,
    createdAt: (turn.completedAt ?? new Date()).toISOString(),
    workerId: task.workerId,
    taskId: task.id,
    task: taskToResponse(task, links),
    turn: turnToResponse(turn, task, links),
  } as WebhookEvent);
}
