import type { Turn } from '../generated/types.gen.ts';
import type { TurnRequest } from '../transport/request-description.ts';
import type { FoundTask } from './task-api.ts';
import type { TurnMemory } from './turn-memory.ts';

/** How much the server's clocks (that of its answers, and that of its storage) may differ, in milliseconds. */
const clockDifference = 250;
/** The same between our clock and the server's, where it does not show its own. */
const unknownClockDifference = 60_000;

/** `ambiguous`: several turns could be it. */
export type FoundTurn = Turn | 'ambiguous' | undefined;

/**
 * The turn of a task that one request started. By its id; where the server may have given it another one, by being the first of a
 * task that was made up for this request, or else by its input and the time since the request was sent.
 *
 * @param sentFor milliseconds since the request was sent first
 */
export function findOwnTurn(
  { turns, readAt }: FoundTask,
  request: TurnRequest,
  turnId: string,
  memory: TurnMemory,
  sentFor: number,
): FoundTurn {
  const own = turns.find((turn) => turn.id === turnId);
  if (own) return own;
  if (request.isNewTask) return turns.find((turn) => turn.seq === 0);
  if (memory.keepsIds) return undefined;
  const difference = readAt === undefined ? unknownClockDifference : clockDifference;
  const since = (readAt ?? Date.now()) - sentFor - difference;
  const alike = turns.filter(
    ({ id, input, startedAt }) =>
      input === request.input && Date.parse(startedAt) >= since && !memory.isTaken(id),
  );
  return alike.length > 1 ? 'ambiguous' : alike[0];
}
