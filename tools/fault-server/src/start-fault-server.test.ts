import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Break, BreakPoint, BreakWay, Fault } from './fault.ts';
import { retryAfterForms } from './retry-after-forms.ts';
import { startFaultServer, type FaultServerOptions } from './start-fault-server.ts';
import { onTheWire } from './testing/on-the-wire.ts';
import { json, startUpstream, stream, type Upstream } from './testing/start-upstream.ts';

let upstream: Upstream;
let before = 0;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(() => upstream[Symbol.asyncDispose]());
beforeEach(() => void (before = upstream.requests.length));

const start = (fault: Fault, options: Partial<FaultServerOptions> = {}) =>
  startFaultServer({ upstream: upstream.url, rules: [{ fault }], ...options });
const post = { method: 'POST', path: '/api/tasks?x=1', body: 'x'.repeat(50) };
const arrived = () => upstream.requests.slice(before);

/** The body of an answer on the wire, without the framing. */
const bodyOf = (text: string) =>
  text
    .slice(text.indexOf('\r\n\r\n') + 4)
    .replaceAll(/(?:^|\r\n)[\da-f]+\r\n/g, '')
    .replace(/\r\n\r\n$/, '');

test('without a fault everything passes as it is', async () => {
  await using server = await startFaultServer({ upstream: upstream.url });
  const response = await fetch(`${server.url}/api/tasks?x=1`, {
    method: 'POST',
    body: 'häll🐕',
    headers: { 'idempotency-key': 'k' },
  });
  expect(await response.text()).toBe(json);
  expect(await (await fetch(`${server.url}/stream`)).text()).toBe(stream);
  expect(arrived()[0]).toMatchObject({ url: '/api/tasks?x=1', headers: { 'idempotency-key': 'k' } });
  expect(arrived()[0]?.body.toString()).toBe('häll🐕');
  await vi.waitFor(() => expect(server.ledger[1]?.end).toBe('whole'));
  expect(server.ledger).toMatchObject([
    {
      method: 'POST',
      path: '/api/tasks?x=1',
      forwarded: 'all',
      upstreamStatus: 200,
      status: 200,
      end: 'whole',
    },
    { method: 'GET', bytesSent: Buffer.byteLength(stream), isUpstreamDone: true, end: 'whole' },
  ]);
});

describe('connections', () => {
  test('refused by the operating system, and accepted again on the same port', async () => {
    await using server = await startFaultServer({ upstream: upstream.url });
    await server.refuse();
    expect((await onTheWire(server.url)).end).toBe('refused');
    await server.accept();
    expect((await onTheWire(server.url, { headers: { connection: 'close' } })).text).toContain(json);
    expect(server.ledger).toHaveLength(1);
  });

  test('reset before a byte is read', async () => {
    await using server = await startFaultServer({ upstream: upstream.url, connections: ['reset', 'pass'] });
    expect(await onTheWire(server.url)).toMatchObject({ end: 'reset', text: '' });
    expect((await onTheWire(server.url)).text).toContain(json);
    expect(server.connections).toBe(2);
    expect(server.ledger).toHaveLength(1);
  });
});

describe('break', () => {
  const points: [BreakPoint, Partial<Break>, string, string | undefined][] = [
    ['head', {}, 'nothing', ''],
    ['request-body', { bytes: 20 }, 'part', ''],
    ['before-forwarding', {}, 'nothing', ''],
    ['after-forwarding', {}, 'all', ''],
    ['before-headers', {}, 'all', ''],
    ['after-headers', {}, 'all', ''],
    ['body', { bytes: 7 }, 'all', json.slice(0, 7)],
    ['body', { bytes: 0 }, 'all', ''],
    ['body', { bytes: json.length + 2 }, 'all', json],
  ];
  const ways: [BreakWay, string][] = [
    ['reset', 'reset'],
    ['cut', 'fin'],
    ['stall', 'open'],
  ];
  describe.each(ways)('%s', (how, end) => {
    test.each(points)('%s %o', async (at, details, forwarded, body) => {
      await using server = await start({ break: { at, how, ...details } });
      const partsBefore = upstream.broken;
      const seen = await onTheWire(server.url, post);
      // An answer of a known length is whole after its last byte, whatever the connection does then.
      expect(seen.end).toBe(end);
      const hasHead = at === 'after-headers' || at === 'body';
      expect(seen.text.startsWith('HTTP/1.1 200')).toBe(hasHead);
      expect(bodyOf(seen.text)).toBe(hasHead ? body : '');
      expect(server.ledger[0]).toMatchObject({ forwarded, end: how, status: hasHead ? 200 : undefined });
      expect(server.ledger[0]?.body.length).toBe({ head: 0, 'request-body': 20 }[at as string] ?? 50);
      await vi.waitFor(() => expect(arrived()).toHaveLength(forwarded === 'all' ? 1 : 0));
      const broken = partsBefore + (at === 'request-body' ? 1 : 0);
      await vi.waitFor(() => expect(upstream.broken).toBe(broken));
      await vi.waitFor(() => expect(server.ledger[0]?.isUpstreamDone).toBe(forwarded === 'all'));
    });
  });

  test('finish: the message is whole for HTTP, and too short', async () => {
    await using server = await startFaultServer({
      upstream: upstream.url,
      rules: [{ fault: { break: { at: 'body', how: 'finish', bytes: 30 } }, times: 2 }],
    });
    expect(await (await fetch(`${server.url}/json`)).text()).toBe(
      Buffer.from(json).subarray(0, 30).toString(),
    );
    expect(await (await fetch(`${server.url}/stream`)).text()).toBe(stream.slice(0, 30));
  });

  test('heartbeats: comments, and nothing else', async () => {
    await using server = await start({
      break: { at: 'body', how: 'heartbeats', bytes: 13, heartbeatMs: 20 },
    });
    const { text, end } = await onTheWire(server.url, { path: '/stream', ms: 150 });
    expect(end).toBe('open');
    expect(bodyOf(text)).toMatch(/^retry: 1000\n\n(?:: ping\n\n){3,}/);
    await vi.waitFor(() => expect(server.ledger[0]?.closedAt).toBeTypeOf('number'));
  });

  test('inside a code point: the lead byte arrives, the rest does not', async () => {
    await using server = await start({ break: { at: 'body', how: 'cut', inside: 'code-point' } });
    const { pieces } = await onTheWire(server.url, { path: '/stream' });
    const bytes = Buffer.concat(pieces);
    expect(bytes.subarray(-3)).toEqual(Buffer.from([0xf0, 0x0d, 0x0a]));
  });

  test('inside a CRLF', async () => {
    await using server = await start({
      lineEnd: 'crlf',
      break: { at: 'body', how: 'cut', bytes: 20, inside: 'crlf' },
    });
    expect(bodyOf((await onTheWire(server.url, { path: '/stream' })).text)).toMatch(
      /^retry: 1000\r\n\r\nid: 1\r/,
    );
    expect(server.ledger[0]?.bytesSent).toBe('retry: 1000\r\n\r\nid: 1\r'.length);
  });

  test('forwarded late, when the client has long been cut off', async () => {
    await using server = await start({ break: { at: 'before-forwarding', how: 'reset', lateMs: 100 } });
    expect((await onTheWire(server.url, post)).end).toBe('reset');
    expect(server.ledger[0]?.forwarded).toBe('nothing');
    await vi.waitFor(() => expect(arrived()).toHaveLength(1));
    const { endedAt = 0, forwardedAt = 0 } = server.ledger[0] ?? {};
    expect(forwardedAt - endedAt).toBeGreaterThan(80);
  });

  test('the exchange upstream goes on, or is cut as well', async () => {
    await using kept = await start({ break: { at: 'after-forwarding', how: 'reset' } });
    await onTheWire(kept.url, { path: '/slow' });
    await vi.waitFor(() => expect(kept.ledger[0]?.isUpstreamDone).toBe(true));
    await using cut = await start({ break: { at: 'after-forwarding', how: 'reset', upstream: 'cut' } });
    await onTheWire(cut.url, { path: '/slow' });
    await vi.waitFor(() => expect(arrived()[1]?.isAbandoned).toBe(true));
    expect(arrived()[0]?.isAbandoned).toBe(false);
  });
});

describe('answers of its own', () => {
  const statuses = [408, 409, 429, 500, 502, 503, 504];
  test.each(statuses)('%d: before forwarding, after it, and after the answer', async (status) => {
    const answers = [{ status }, { status, after: 'forwarding' }, { status, after: 'upstream' }] as const;
    await using server = await startFaultServer({
      upstream: upstream.url,
      rules: answers.map((answer) => ({ fault: { answer } })),
    });
    for (const _ of answers) {
      const response = await fetch(server.url, { method: 'POST', body: 'x' });
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({ error: expect.stringContaining(String(status)) as string });
    }
    await vi.waitFor(() => expect(server.ledger[1]?.isUpstreamDone).toBe(true));
    expect(server.ledger).toMatchObject([
      { forwarded: 'nothing', upstreamStatus: undefined, status },
      { forwarded: 'all', upstreamStatus: 200, status },
      { forwarded: 'all', upstreamStatus: 200, isUpstreamDone: true, status },
    ]);
  });

  test('every form of Retry-After arrives as it is written', async () => {
    for (const headers of Object.values(retryAfterForms())) {
      await using server = await start({ answer: { status: 429, headers, body: 'busy' } });
      const response = await fetch(server.url);
      expect(await response.text()).toBe('busy');
      expect(Object.fromEntries(response.headers)).toMatchObject(headers);
    }
  });
});

test('what is stripped does not get through, and the rest is untouched', async () => {
  const strip = { headers: ['Idempotency-Key', 'last-event-id'], fields: ['turnId', 'files'] };
  await using server = await startFaultServer({
    upstream: upstream.url,
    rules: [{ fault: { strip }, times: 3 }],
  });
  const headers = { 'idempotency-key': 'k', 'last-event-id': '4', 'x-kept': 'yes' };
  await fetch(server.url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ input: 'ü🐕', turnId: 't' }),
  });
  expect(arrived()[0]?.headers).toMatchObject({ 'x-kept': 'yes' });
  expect(Object.keys(arrived()[0]?.headers ?? {})).not.toContain('idempotency-key');
  expect(Object.keys(arrived()[0]?.headers ?? {})).not.toContain('last-event-id');
  expect(JSON.parse(String(arrived()[0]?.body))).toEqual({ input: 'ü🐕' });

  const form = new FormData();
  form.append('input', 'ü🐕');
  form.append('turnId', 't');
  form.append('files', new File([Uint8Array.of(0, 255, 13, 10)], 'a.bin'));
  form.append('kept', new File([Uint8Array.of(0, 255, 13, 10)], 'b.bin'));
  await fetch(server.url, { method: 'POST', body: form });
  const contentType = String(arrived()[1]?.headers['content-type']);
  const sent = await new Response(new Uint8Array(arrived()[1]?.body ?? []), {
    headers: { 'content-type': contentType },
  }).formData();
  expect([...sent.keys()]).toEqual(['input', 'kept']);
  expect(sent.get('input')).toBe('ü🐕');
  expect([...new Uint8Array(await (sent.get('kept') as File).arrayBuffer())]).toEqual([0, 255, 13, 10]);
});

describe('the head', () => {
  test('a wrong content type', async () => {
    await using server = await start({ head: { contentType: 'text/html' } });
    expect((await fetch(server.url)).headers.get('content-type')).toBe('text/html');
  });

  test('a length that is not kept: the connection ends before it', async () => {
    const fault = { head: { addedLength: 10 } };
    await using server = await start({}, { rules: [{ fault, times: 2 }] });
    const { text, end } = await onTheWire(server.url);
    expect(end).toBe('fin');
    expect(text).toContain(`content-length: ${Buffer.byteLength(json) + 10}`);
    await expect(fetch(server.url).then((response) => response.text())).rejects.toThrow('terminated');
  });

  test('a length that is exceeded: what was declared is read', async () => {
    await using server = await start({ head: { addedLength: -3 } });
    const { text } = await onTheWire(server.url);
    expect(text).toContain(`content-length: ${Buffer.byteLength(json) - 3}`);
  });
});

describe('events', () => {
  const read = async (fault: Fault) => {
    await using server = await start(fault);
    const text = await (await fetch(`${server.url}/stream`)).text();
    return { text, ids: [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])) };
  };

  test.each([
    ['duplicate', [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]],
    ['out-of-order', [2, 1, 4, 3, 6, 5]],
    ['skip', [1, 2, 4, 5]],
    ['no-ids', []],
    ['one-id', [7, 7, 7, 7, 7, 7]],
    ['no-done', [1, 2, 3, 4, 5, 6]],
  ] as const)('%s', async (change, ids) => {
    const { text, ids: seen } = await read({ events: [change] });
    expect(seen).toEqual(ids);
    expect(text.includes('[DONE]')).toBe(change !== 'no-done');
    expect(text).toContain('zwei 🐕');
  });

  test.each([
    ['cr', '\r'],
    ['crlf', '\r\n'],
  ] as const)('lines that end with %s', async (lineEnd, end) => {
    expect((await read({ lineEnd })).text).toBe(stream.replaceAll('\n', end));
  });
});

describe('pace', () => {
  test('everything at the end', async () => {
    await using server = await start({ pace: 'buffer' });
    const { text } = await onTheWire(server.url, { path: '/stream', headers: { connection: 'close' } });
    // One piece of HTTP, where eight were sent.
    expect(text.match(/\r\n[\da-f]+\r\n/g)?.length).toBe(2);
    expect(bodyOf(text)).toContain('[DONE]');
  });

  test('every byte on its own', async () => {
    await using server = await start({ pace: 'bytes' });
    const { text } = await onTheWire(server.url, {
      path: '/stream',
      headers: { connection: 'close' },
      ms: 3000,
    });
    expect(text.match(/\r\n1\r\n/g)?.length).toBe(Buffer.byteLength(stream));
    await using again = await start({ pace: 'bytes' });
    expect(await (await fetch(`${again.url}/stream`)).text()).toBe(stream);
  });

  test('a drip of given sizes', async () => {
    await using server = await start({ pace: { sizes: [1, 5], everyMs: 5 } });
    const { text } = await onTheWire(server.url, {
      path: '/json',
      headers: { connection: 'close' },
      ms: 3000,
    });
    expect(bodyOf(text)).toBe(json);
    const { receivedAt = 0, endedAt = 0 } = server.ledger[0] ?? {};
    expect(endedAt - receivedAt).toBeGreaterThan(30);
  });
});

test('a client that leaves is noted, and leaves upstream too', async () => {
  await using server = await startFaultServer({ upstream: upstream.url });
  await fetch(`${server.url}/slow`, { signal: AbortSignal.timeout(30) }).catch(() => undefined);
  await vi.waitFor(() => expect(server.ledger[0]).toMatchObject({ end: 'left', forwarded: 'all' }));
  await vi.waitFor(() => expect(arrived()[0]?.isAbandoned).toBe(true));
});

test('an upstream server that is not there resets the client, and says why in the ledger', async () => {
  await using server = await startFaultServer({ upstream: 'http://127.0.0.1:1' });
  expect((await onTheWire(server.url)).end).toBe('reset');
  expect(server.ledger[0]).toMatchObject({
    forwarded: 'nothing',
    error: expect.stringContaining('ECONN') as string,
  });
});
