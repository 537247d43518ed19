import type { Database } from '../db/database.ts';
import { tasks, turns } from '../db/schema.ts';
import { newId } from '../new-id.ts';
import type { Principal } from '../auth/principal.ts';
import type { NewTask } from '../repositories/task-repository.ts';
import type { NewTurn } from '../repositories/turn-repository.ts';
import type { WorkerRow } from '../repositories/worker-repository.ts';
import { newTask } from '../services/new-task.ts';

const batchLength = 500;
const minuteMs = 60 * 1000;

/**
 * Stores tasks of one finished turn each, a minute apart, the last one ending now: in bulk, since running ten thousand takes
 * minutes. Every tenth failed. They have no events: their streams are empty.
 *
 * @returns Their ids, oldest first.
 */
export async function addTasks(
  database: Database,
  principal: Principal,
  worker: WorkerRow,
  count: number,
): Promise<string[]> {
  const now = Date.now();
  const ids: string[] = [];
  for (let begin = 0; begin < count; begin += batchLength) {
    const length = Math.min(batchLength, count - begin);
    const batch = Array.from({ length }, (_, index) => {
      const n = begin + index + 1;
      return finishedTask(principal, worker, n, new Date(now - (count - n) * minuteMs));
    });
    await database.insert(tasks).values(batch.map(({ task }) => task));
    await database.insert(turns).values(batch.map(({ turn }) => turn));
    ids.push(...batch.map(({ task }) => task.id));
  }
  return ids;
}

function finishedTask(
  principal: Principal,
  worker: WorkerRow,
  n: number,
  completedAt: Date,
): { task: NewTask; turn: NewTurn } {
  const input = `Task ${n}`;
  const outputText = `Answer ${n}`;
  const isFailed = n % 10 === 0;
  const durationMs = 1000 + (n % 50) * 100;
  const createdAt = new Date(completedAt.getTime() - durationMs);
  const cost = {
    status: isFailed ? ('error' as const) : ('completed' as const),
    durationMs,
    credits: 0.1,
    createdAt,
    completedAt,
  };
  const task = { ...newTask(principal, worker, { input }), ...cost };
  const messageId = newId('msg');
  const turn: NewTurn = {
    ...cost,
    id: newId('trn'),
    taskId: task.id,
    workerId: worker.id,
    seq: 0,
    budget: 'standard',
    input,
    inputFiles: [],
    messageId,
    startedAt: createdAt,
    inputTokens: 100,
    outputTokens: 10,
    outputText,
    message: { id: messageId, role: 'assistant', parts: [{ type: 'text', text: outputText }] },
    error: isFailed ? 'The model refused.' : null,
  };
  return { task, turn };
}
