import type { Handinger } from '@ramensoft/handinger';

/** A turn as it was on the wire, with what the API tells of it afterwards. */
export interface RecordedStream {
  readonly taskId: string;
  readonly turnId: string;
  readonly events: readonly string[];
  /** `GET /api/tasks/{taskId}`. */
  readonly task: string;
  /** `GET /api/workers/{workerId}?taskId=…`. */
  readonly worker: string;
}

/** Runs a turn and keeps its events. */
export async function recordStream(
  client: Handinger,
  workerId: string,
  input: string,
): Promise<RecordedStream> {
  const response = await client.tasks.create({ workerId, input, stream: true }).asResponse();
  const wire = await response.text();
  const taskId = response.headers.get('x-handinger-task-id') ?? '';
  const turnId = response.headers.get('x-handinger-turn-id') ?? '';
  return {
    taskId,
    turnId,
    events: wire
      .split('\n\n')
      .filter((event) => event !== '')
      .map((event) => `${event}\n\n`),
    task: JSON.stringify(await client.tasks.retrieve(taskId)),
    worker: JSON.stringify(await client.workers.retrieve(workerId, { taskId })),
  };
}
