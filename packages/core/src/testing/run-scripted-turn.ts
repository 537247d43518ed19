import type { StreamChunk, WorkerTemplate } from '../generated/types.gen.ts';
import { foldChunks } from '../streaming/fold-chunks.ts';
import { answerChunks, type FilePublisher } from './answer-chunks.ts';
import { exampleOfSchema } from './example-of-schema.ts';
import { foldMessage } from './fold-message.ts';
import { frameChunks } from './frame-chunks.ts';
import type { StoredTask, StoredTurn } from './stored-task.ts';
import type { ScriptedAnswer, ScriptedChunk, TurnAnswer, TurnScript } from './turn-script.ts';

/** What a turn needs of the server. */
export interface TurnSurroundings extends FilePublisher {
  readonly worker: WorkerTemplate;
  readonly task: StoredTask;
  readonly script: TurnScript;
  /** The state of the worker after this turn. */
  workerState(turn: StoredTurn): unknown;
}

/** Takes a turn from its first chunk to its last. Never throws: what a script throws is how its turn ends. */
export async function runScriptedTurn(turn: StoredTurn, surroundings: TurnSurroundings): Promise<void> {
  const { worker, task } = surroundings;
  const begun = Date.now();
  const send = (chunk: StreamChunk) => task.append(turn.id, chunk);
  turn.status = 'running';
  send({ type: 'start', messageId: turn.messageId });
  send({ type: 'data-task', data: taskData(turn, surroundings) });

  const body: StreamChunk[] = [];
  let answer: ScriptedAnswer = {};
  let last: StreamChunk = { type: 'finish' };
  for await (const chunk of frameChunks(scriptedChunks())) {
    if (chunk.type === 'error' || chunk.type === 'abort') last = chunk;
    else {
      body.push(chunk);
      send(chunk);
    }
  }

  turn.parts = foldMessage(body);
  const { text, sources, files } = foldChunks(body);
  turn.outputText = text;
  turn.sources = [...sources];
  turn.outputFiles = [...files];
  turn.error = last.type === 'error' ? last.errorText : null;
  turn.status = last.type === 'finish' ? 'completed' : last.type === 'error' ? 'error' : 'aborted';
  if (turn.status === 'completed' && worker.outputSchema) {
    turn.structuredOutput =
      answer.output ??
      readObject(turn.outputText) ??
      (exampleOfSchema(worker.outputSchema) as Record<string, unknown>);
  }
  turn.completedAt = new Date().toISOString();
  turn.usage = {
    credits: 1,
    durationMs: Date.now() - begun,
    inputTokens: 1,
    outputTokens: 1,
    ...answer.usage,
  };
  send({ type: 'data-usage', data: turn.usage });
  send({ type: 'data-worker', data: surroundings.workerState(turn) } as StreamChunk);
  send(last);

  async function* scriptedChunks(): AsyncGenerator<ScriptedChunk> {
    const given = await askScript(turn, surroundings);
    if (isChunks(given)) return yield* given;
    answer = typeof given === 'string' ? { text: given } : given;
    yield* answerChunks(answer, surroundings);
  }
}

function taskData(turn: StoredTurn, { task, worker }: TurnSurroundings) {
  const { id: turnId, seq, status, startedAt: createdAt, input } = turn;
  const inputFiles = [...turn.inputFiles];
  return { taskId: task.id, turnId, workerId: worker.id, seq, status, createdAt, input, inputFiles };
}

function askScript(
  { id: turnId, input, budget, seq, files }: StoredTurn,
  { worker, task, script }: TurnSurroundings,
): TurnAnswer | Promise<TurnAnswer> {
  const earlier = task.turns.slice(0, seq);
  const history = earlier.map((turn) => ({ input: turn.input, output: turn.outputText }));
  return script({ input, budget, taskId: task.id, turnId, seq, worker, files, history });
}

function isChunks(answer: TurnAnswer): answer is Exclude<TurnAnswer, string | ScriptedAnswer> {
  return typeof answer === 'object' && (Symbol.iterator in answer || Symbol.asyncIterator in answer);
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
