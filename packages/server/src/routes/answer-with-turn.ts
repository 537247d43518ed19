import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Worker } from '../generated/types.gen.ts';
import type { StartedTurn } from '../services/start-turn.ts';
import { answerWithStream } from './answer-with-stream.ts';
import { nameAnswer } from './name-answer.ts';
import type { RouteContext } from './route-context.ts';
import { workerToState } from './workers/worker-to-state.ts';

/** Runs a stored turn, or joins it when an earlier request did, and answers with its stream or, when it has ended, with its state. */
export async function answerWithTurn(
  reply: FastifyReply,
  context: RouteContext,
  started: StartedTurn,
  isStreamed: boolean,
): Promise<Worker | Readable> {
  const { services, links } = context;
  const { worker, task, turn } = started;
  if (isStreamed) {
    if (started.isRepeated) await services.runner.untilKnown(turn);
    else void services.runner.run(started);
    return answerWithStream(reply, context, { worker, task, turnId: turn.id }, (ofTask, signal) =>
      services.streams.ofTurn(ofTask, turn, signal),
    );
  }
  nameAnswer(reply, task.id, turn.id);
  if (!started.isRepeated) {
    const finished = await services.runner.run(started);
    return workerToState(worker, finished.task, [...finished.earlier, finished.turn], links);
  }
  await services.runner.attach(turn);
  return workerToState(worker, task, await services.tasks.listTurns(task.id, turn.seq), links);
}
