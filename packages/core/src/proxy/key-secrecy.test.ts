import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Fetch } from '../transport/request-options.ts';
import { createHandingerProxy } from './create-handinger-proxy.ts';
import type { HandingerProxyOptions } from './proxy-options.ts';

/** A small generator of numbers, the same in every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const alphabets = ['abcdefghijklmnopqrstuvwxyz0123456789_', 'aab', '"\\/+$^*(). %k'];

/** Keys of all kinds, and answers and failures of the API that quote them anywhere, in pieces of any size. */
test('500 random keys and answers: the key is in no answer and no log', async () => {
  let quoted = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const random = randomOf(seed);
    const alphabet = alphabets[seed % 3] ?? '';
    const key =
      `k${Array.from({ length: 7 + random(30) }, () => alphabet[random(alphabet.length)]).join('')}`.trimEnd() +
      'x';
    const forms = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
    const quote = () => forms[random(3)] ?? key;
    const text = Array.from(
      { length: random(6) + 1 },
      () => ['ü', key.slice(0, random(key.length)), quote(), '{"error":"', '"}', '\n\n'][random(6)],
    ).join('');
    quoted += forms.some((form) => text.includes(form)) ? 1 : 0;

    const fetch: Fetch = async () => {
      if (random(5) === 0) {
        throw Object.assign(new TypeError(`fetch failed: Bearer ${key}`), {
          cause: Object.assign(new Error(key), {
            code: random(2) ? 'ECONNREFUSED' : key,
            request: { authorization: key },
          }),
        });
      }
      const bytes = new TextEncoder().encode(text);
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) controller.close();
          else controller.enqueue(bytes.slice(at, (at += 1 + random(9))));
        },
      });
      const status = [200, 200, 400, 401, 500, 302][random(6)] ?? 200;
      const types = ['application/json', 'text/event-stream', 'text/html', 'image/png'];
      return new Response(body, {
        status,
        headers: {
          'content-type': types[random(4)] ?? '',
          'x-request-id': key,
          'x-handinger-task-id': `tsk ${key}`,
          'content-disposition': `inline; filename="${key.replaceAll(/["\\]/g, '')}"; x=${key}`,
          'set-cookie': key,
          authorization: `Bearer ${key}`,
          location: key,
        },
      });
    };
    const seen: string[] = [];
    const note = (...line: unknown[]) => seen.push(inspect(line, { depth: 20, showHidden: true }));
    const isKeyAFunction = random(2) === 1;
    const proxy = createHandingerProxy({
      apiKey: isKeyAFunction ? async () => key : key,
      baseURL: 'https://api.test',
      fetch,
      logger: { error: note, warn: note, info: note, debug: note },
      logLevel: 'debug',
      allow: ['tasks.create', 'workers.retrieveFile', 'tasks.retrieve'],
      authorize: () => true,
    } satisfies HandingerProxyOptions);
    const requests = [
      new Request('https://app.test/api/tasks/tsk_1'),
      new Request('https://app.test/api/workers/wrk_1/files/f/a.txt'),
      new Request('https://app.test/api/tasks', {
        method: 'POST',
        body: JSON.stringify({ input: 'x' }),
        headers: { 'content-type': 'application/json' },
      }),
    ];
    for (const request of requests) {
      const answer = await proxy(request);
      seen.push(JSON.stringify([...answer.headers]), await answer.text());
    }
    for (const form of forms) {
      expect(
        seen.filter((line) => line.includes(form)),
        `seed ${seed}, key ${key}`,
      ).toEqual([]);
    }
  }
  // The test would be worth nothing if hardly any answer held the key.
  expect(quoted).toBeGreaterThan(200);
});
