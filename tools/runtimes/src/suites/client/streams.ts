import { check, checkEqual, rejection } from '../check.ts';
import type { ClientCase } from './client-case.ts';

const longInput = '[[offline:tokens 60]] [[offline:pace 5ms]] Tell me about 🐕 and 猫.';

/** Event streams. */
export const streams: readonly ClientCase[] = [
  {
    name: 'streams',
    async run({ client, workerId }) {
      const stream = await client.tasks.stream({ workerId, input: longInput });
      let text = '';
      for await (const chunk of stream) if (chunk.type === 'text-delta') text += chunk.delta;
      check(text.length > 0, 'no text');
      checkEqual(text, await stream.finalText(), 'the text');
      checkEqual((await client.tasks.retrieve(stream.taskId ?? '')).task.status, 'completed', 'the task');
    },
  },
  {
    name: 'leaving a stream; the task runs on',
    async run({ client, workerId }) {
      const stream = await client.tasks.stream({ workerId, input: longInput });
      for await (const chunk of stream) if (chunk.type === 'text-delta') break;
      const { taskId } = stream;
      check(taskId, 'no task id');
      const worker = await client.tasks.wait(taskId, { timeout: 20_000 });
      checkEqual(worker.metadata['turnStatus'] ?? worker.status, 'completed', 'the turn');
    },
  },
  {
    name: 'resuming a stream that was cut',
    async run({ faulty, workerId }) {
      const stream = await faulty('cut').tasks.stream({ workerId, input: longInput });
      let text = '';
      let reconnects = 0;
      stream.on('reconnect', () => (reconnects += 1));
      for await (const chunk of stream) {
        if (chunk.type === 'text-delta') text += chunk.delta;
      }
      checkEqual(text, await stream.finalText(), 'the text');
      check(reconnects > 0, 'the stream was not cut');
    },
  },
  {
    name: 'noticing a stream that stalls',
    async run({ faulty, workerId }) {
      const stream = await faulty('stall').tasks.stream({ workerId, input: longInput }, { idleTimeout: 400 });
      const worker = await stream.finalWorker();
      check(worker.output_text.length > 0, 'no text');
    },
  },
  {
    name: 'finding a task whose answer was lost',
    async run({ faulty, client, workerId }) {
      const worker = await faulty('lostAnswer').tasks.create({ workerId, input: 'Say hello.' });
      check(worker.output_text.length > 0, 'no text');
      const { totalCount } = await client.tasks.list({ workerId });
      checkEqual(totalCount, 1, 'tasks started');
    },
  },
  {
    name: 'a stream as an error',
    async run({ client, workerId, Handinger }) {
      const error = await rejection(client.tasks.stream({ workerId, input: '' }));
      check(error instanceof Handinger.BadRequestError, `a ${error.name} instead of a BadRequestError`);
      check(error['safeToRetry'] === true, 'safeToRetry is not true');
    },
  },
];
