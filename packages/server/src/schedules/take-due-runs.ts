import type { Database } from '../db/database.ts';
import { newId } from '../new-id.ts';
import { ScheduleRepository, type DueSchedule } from '../repositories/schedule-repository.ts';
import { TaskRepository } from '../repositories/task-repository.ts';
import { TurnRepository } from '../repositories/turn-repository.ts';
import { isOutOfCredits } from '../services/is-out-of-credits.ts';
import { newTask } from '../services/new-task.ts';
import type { StartedTurn } from '../services/start-turn.ts';
import { runAfter } from './planned-runs.ts';

/** A run whose task is stored, to be begun. */
export interface TakenRun {
  readonly started: StartedTurn;
  /** Its organization has nothing left to spend. */
  readonly isOutOfCredits: boolean;
}

/**
 * Takes the runs that are due: plans the next one of each schedule, and stores the task of this one, in one transaction. Each
 * planned run so makes one task, whenever the process is killed. Its turn waits: a start finds those that were not begun.
 */
export async function takeDueRuns(
  transaction: Database,
  now: Date,
  limit: number,
): Promise<{ runs: TakenRun[]; nextRunAt: Date | null }> {
  const schedules = new ScheduleRepository(transaction);
  const runs: TakenRun[] = [];
  for (const due of await schedules.listDue(now, limit)) {
    const { schedule, worker, timezone, credits } = due;
    if (worker.deletedAt !== null) {
      await schedules.end(schedule.id, 'cancelled');
      continue;
    }
    runs.push({ started: await storeTask(transaction, due), isOutOfCredits: isOutOfCredits(credits) });
    const next = runAfter(schedule.when, timezone, schedule.nextRunAt, now);
    if (next === null) await schedules.end(schedule.id, 'done');
    else await schedules.setNextRunAt(schedule.id, next);
  }
  return { runs, nextRunAt: await schedules.findNextRunAt() };
}

async function storeTask(transaction: Database, { schedule, worker }: DueSchedule): Promise<StartedTurn> {
  const starter = { organizationId: worker.organizationId, userId: null, triggeredBy: 'schedule' } as const;
  const draft = { ...newTask(starter, worker, schedule), status: 'pending' as const };
  const task = await new TaskRepository(transaction).insert(draft);
  const turn = await new TurnRepository(transaction).insert({
    id: newId('trn'),
    taskId: draft.id,
    workerId: worker.id,
    seq: 0,
    status: 'pending',
    budget: schedule.budget,
    input: schedule.input,
    inputFiles: [],
    messageId: newId('msg'),
  });
  return { worker, task: task!, turn: turn!, isRepeated: false };
}
