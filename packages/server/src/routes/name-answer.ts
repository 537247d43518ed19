import type { FastifyReply } from 'fastify';

/** Says in the headers which task and turn an answer belongs to. */
export function nameAnswer(
  reply: FastifyReply,
  taskId: string | undefined,
  turnId: string | undefined,
): void {
  if (taskId !== undefined) reply.header('x-handinger-task-id', headerSafe(taskId));
  if (turnId !== undefined) reply.header('x-handinger-turn-id', headerSafe(turnId));
}

/** Headers carry visible ASCII; an id that a caller brought may hold anything, and is percent-encoded then. */
function headerSafe(id: string): string {
  return /^[\x21-\x24\x26-\x7e]+$/.test(id) ? id : encodeURIComponent(id);
}
