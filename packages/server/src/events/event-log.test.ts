import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../open-storage.ts';
import { EventRepository, type EventRow } from '../repositories/event-repository.ts';
import { EventLog } from './event-log.ts';

let storage: Storage;
let repository: EventRepository;
let log: EventLog;
let taskId: string;
let count = 0;

beforeAll(async () => {
  storage = await openStorage(undefined);
  repository = new EventRepository(storage.database);
});
afterAll(() => storage.close());
beforeEach(() => {
  log = new EventLog(repository);
  count += 1;
  taskId = `task-${count}`;
});

const never = new AbortController().signal;
const chunk = (text: string) => ({ type: 'text-delta', id: 'a', delta: text });

async function textOf(batches: AsyncIterable<EventRow[]>): Promise<string> {
  let text = '';
  for await (const batch of batches)
    text += batch.map((row) => (JSON.parse(row.data) as { delta: string }).delta).join('');
  return text;
}

test('numbers grow over turns and over openings', async () => {
  for (const turn of ['one', 'two']) {
    await log.open(taskId, turn === 'one');
    await log.append(taskId, turn, chunk('x'));
    await log.appendLast(taskId, turn, [chunk('y')], (rows) => repository.append(rows));
    log.close(taskId);
  }
  const rows = await repository.listAfter(taskId, 0, 100);
  expect(rows.map(({ n, turnId }) => [n, turnId])).toEqual([
    [1, 'one'],
    [2, 'one'],
    [3, 'two'],
    [4, 'two'],
  ]);
});

test('a follower at any place sees every event once and in order, however far it is behind', async () => {
  await log.open(taskId, true);
  const total = 3000;
  const expected = Array.from({ length: total }, (_unused, index) => `${index} `);
  const readers = [0, 1, 700].map((after) => ({ after, text: textOf(log.follow(taskId, after, never)) }));
  for (const [index, text] of expected.entries()) {
    await log.append(taskId, 'turn', chunk(text));
    if (index % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    if (index === 2000) readers.push({ after: 10, text: textOf(log.follow(taskId, 10, never)) });
  }
  await log.appendLast(taskId, 'turn', [chunk('end')], (rows) => repository.append(rows));
  log.close(taskId);
  for (const { after, text } of readers) expect(await text).toBe(`${expected.slice(after).join('')}end`);
});

test('what is shown is stored: nobody sees an event before its row is there', async () => {
  await log.open(taskId, true);
  const seen: boolean[] = [];
  const reading = (async () => {
    for await (const batch of log.follow(taskId, 0, never)) {
      const stored = await repository.findLast(taskId);
      seen.push(stored >= batch.at(-1)!.n);
    }
  })();
  for (let index = 0; index < 50; index += 1) {
    await log.append(taskId, 'turn', chunk('x'));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await log.appendLast(taskId, 'turn', [chunk('end')], (rows) => repository.append(rows));
  log.close(taskId);
  await reading;
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).not.toContain(false);
});

test('a follower of a task that does nothing ends at once, one that is told to stop ends soon', async () => {
  expect(await textOf(log.follow('nothing', 0, never))).toBe('');
  await log.open(taskId, true);
  const stop = new AbortController();
  const text = textOf(log.follow(taskId, 0, stop.signal));
  stop.abort();
  expect(await text).toBe('');
  log.close(taskId);
});

test('a follower of a task that is cut fails', async () => {
  await log.open(taskId, true);
  const text = textOf(log.follow(taskId, 0, never));
  await log.append(taskId, 'turn', chunk('x'));
  log.close(taskId, true);
  await expect(text).rejects.toThrow('more to do');
});

test('a database that fails is told to the turn, not to the process', async () => {
  const failing = new EventRepository(storage.database);
  failing.append = () => Promise.reject(new Error('the disk is full'));
  const broken = new EventLog(failing);
  await broken.open(taskId, true);
  await broken.append(taskId, 'turn', chunk('x'));
  await expect(broken.appendLast(taskId, 'turn', [chunk('y')], async () => {})).rejects.toThrow(
    'the disk is full',
  );
});

test('every character that a model may write comes back', async () => {
  await log.open(taskId, true);
  const odd = '\0 \ud800 \u2028 \\u0000 " \n 🐕';
  await log.append(taskId, 'turn', chunk(odd));
  await log.appendLast(taskId, 'turn', [chunk('')], (rows) => repository.append(rows));
  expect(await textOf(log.readStored(taskId, 0))).toBe(odd);
  log.close(taskId);
});
