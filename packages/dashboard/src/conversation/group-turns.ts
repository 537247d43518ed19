import type { Turn } from '@ramensoft/handinger';
import type { TaskMessage } from '@ramensoft/handinger-react';

/**
 * How a turn is. `queued`: it waits for the turn before it. `starting`: it is on its way, or the first to run. `unsent`: it could
 * not be sent. The last three are over.
 */
export type TurnProgress = 'unsent' | 'queued' | 'starting' | 'running' | 'completed' | 'error' | 'aborted';

/** What somebody said, what was answered, and what is known of both. */
export interface ShownTurn {
  readonly id: string;
  readonly question: TaskMessage | undefined;
  readonly answer: TaskMessage | undefined;
  /** Undefined until the server told of it. */
  readonly turn: Turn | undefined;
  readonly progress: TurnProgress;
}

/**
 * Puts the messages of a task together by their turns, in their order.
 *
 * @param isCut whether the last thing that was tried failed before it reached a turn: what is pending then is not on its way
 */
export function groupTurns(
  messages: readonly TaskMessage[],
  turns: readonly Turn[],
  isCut: boolean,
): ShownTurn[] {
  const known = new Map(turns.map((turn) => [turn.id, turn]));
  const ofTurn = new Map<string, TaskMessage[]>();
  for (const message of messages) {
    const { turnId } = message.metadata;
    ofTurn.set(turnId, [...(ofTurn.get(turnId) ?? []), message]);
  }
  let isBusy = false;
  return [...ofTurn].map(([id, said]) => {
    const question = said.find(({ role }) => role === 'user');
    const answer = said.find(({ role }) => role === 'assistant');
    const turn = known.get(id);
    const { status } = (answer ?? question ?? said[0])?.metadata ?? {};
    const isPending = status === undefined || status === 'pending';
    const progress = !isPending
      ? status
      : isBusy
        ? 'queued'
        : isCut && turn === undefined
          ? 'unsent'
          : 'starting';
    isBusy ||= isPending || status === 'running';
    return { id, question, answer, turn, progress };
  });
}
