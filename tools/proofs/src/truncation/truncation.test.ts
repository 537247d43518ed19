import { isDeepStrictEqual } from 'node:util';
import { Handinger } from '@ramensoft/handinger';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chunksOf, consumers, merged, type Read } from './consumers.ts';
import { cutsOf } from './cuts.ts';
import { Playback } from './playback.ts';
import { record, type Recording } from './record.ts';
import { Tally } from './tally.ts';

let recordings: Recording[];
beforeAll(async () => void (recordings = await record()));
// Back-off takes no time: as soon as nothing else is to be done, the next timer fires.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.setTimerTickMode('nextTimerAsync');
  // A hundred thousand errors with stacks that nobody reads would be most of the work.
  Error.stackTraceLimit = 0;
});
afterAll(() => void vi.useRealTimers());

function connect(playback: Playback): Handinger {
  const options = { apiKey: 'hdg_test_0123456789', baseURL: 'http://a.test', logLevel: 'off' } as const;
  return new Handinger({ ...options, fetch: playback.fetch, maxReconnects: 2 });
}

/** The truth: what there is to be read, whole. */
function whole({ stream, worker }: Recording): Required<Read> {
  const state = JSON.parse(Buffer.from(worker).toString()) as Handinger.Worker;
  const chunks = chunksOf(Buffer.from(stream).toString());
  return { worker: state, text: state.output_text, output: state.structured_output, chunks };
}

/** Whether it is all: a stream that went over to reading the task holds a beginning of the chunks, and the state instead of the rest. */
function isWhole(read: Read, truth: Required<Read>): boolean {
  const { chunks, ...rest } = read;
  const { chunks: all, ...expected } = truth;
  const given = Object.entries(rest).every(([name, value]) =>
    isDeepStrictEqual(JSON.parse(JSON.stringify(value)), expected[name as keyof typeof expected]),
  );
  if (!given || chunks === undefined) return given;
  const snapshot = chunks.findIndex((chunk) => chunk.type === 'data-snapshot');
  if (snapshot === -1) return isDeepStrictEqual(merged(chunks), merged(all));
  const closing = chunks.slice(snapshot + 1).map((chunk) => chunk.type);
  const isStart = isDeepStrictEqual(chunks.slice(0, snapshot), all.slice(0, snapshot));
  return isStart && isDeepStrictEqual(closing, ['data-usage', 'data-worker', all.at(-1)?.type]);
}

/** Where the last chunk of the turn is complete: from there on nothing is missing but `done`. */
function endOfTurn({ stream }: Recording): number {
  return Buffer.from(stream).indexOf('event: done');
}

const [thorough, ...sharing] = Object.keys(consumers) as [string, ...string[]];

test.each([thorough, ...sharing])('a stream, read by %s, cut at any byte', async (name) => {
  const consume = consumers[name]!;
  const share = name === thorough ? undefined : { index: sharing.indexOf(name), of: sharing.length };
  const tally = new Tally();
  for (const recording of recordings) {
    const truth = whole(recording);
    const playback = new Playback(recording);
    const client = connect(playback);
    const { workerId, taskId, input, stream } = recording;
    const end = endOfTurn(recording);
    for (const cut of cutsOf(stream.length, share)) {
      playback.next(cut);
      await tally.run(
        `${recording.name}: ${JSON.stringify(cut)}`,
        { cut, end, taskId, playback },
        async () => {
          const chunks = await client.tasks.stream({ workerId, taskId, input });
          return isWhole(await consume(chunks, truth.output !== null), truth);
        },
      );
    }
  }
  expect(tally.report(name)).toEqual([]);
  expect(tally.kindsSeen).toBe(3);
});

test('tasks.create, its JSON cut at any byte', async () => {
  const tally = new Tally();
  for (const recording of recordings) {
    const truth = whole(recording);
    const playback = new Playback(recording);
    playback.isStream = false;
    const client = connect(playback);
    const { workerId, taskId, input, worker } = recording;
    for (const cut of cutsOf(worker.length)) {
      playback.next(cut);
      await tally.run(
        `${recording.name}: ${JSON.stringify(cut)}`,
        { cut, end: worker.length, taskId, playback },
        async () => isWhole({ worker: await client.tasks.create({ workerId, taskId, input }) }, truth),
      );
    }
  }
  expect(tally.report('tasks.create')).toEqual([]);
  expect(tally.kindsSeen).toBe(3);
});
