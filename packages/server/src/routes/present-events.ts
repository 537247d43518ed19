import type { WireEvent } from '../events/write-sse.ts';
import type { Links } from '../links.ts';
import type { EventRow } from '../repositories/event-repository.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { WorkerRow } from '../repositories/worker-repository.ts';
import type { TaskService } from '../services/task-service.ts';
import { workerToState } from './workers/worker-to-state.ts';

/** Completes stored events for the wire: file addresses, and the worker's state, which is stored only once. */
export async function* presentEvents(
  batches: AsyncIterable<readonly EventRow[]>,
  { worker, task }: { worker: WorkerRow; task: TaskRow },
  tasks: TaskService,
  links: Links,
): AsyncGenerator<WireEvent[]> {
  for await (const batch of batches) {
    const events: WireEvent[] = [];
    for (const { n, type, turnId, data } of batch) {
      events.push({ id: n, type, data: await complete(type, turnId, data) });
    }
    yield events;
  }

  async function complete(type: string, turnId: string, data: string): Promise<string> {
    if (type === 'data-worker') {
      const turn = await tasks.findTurn(turnId);
      const turns = await tasks.listTurns(task.id, turn?.seq);
      return JSON.stringify({ type, data: workerToState(worker, task, turns, links) });
    }
    if (type === 'file') {
      const chunk = JSON.parse(data) as { url: string };
      return JSON.stringify({ ...chunk, url: links.file(task, chunk.url) });
    }
    if (type === 'data-file') {
      const chunk = JSON.parse(data) as { data: { url: string } };
      return JSON.stringify({ ...chunk, data: { ...chunk.data, url: links.file(task, chunk.data.url) } });
    }
    return data;
  }
}
