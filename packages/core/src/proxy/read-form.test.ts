import { describe, expect, test } from 'vitest';
import { BoundedReader } from './bounded-reader.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import { readForm } from './read-form.ts';
import { readLimits } from './read-limits.ts';
import type { ProxyLimits } from './proxy-options.ts';

const boundary = 'XbX';

/** A request whose body arrives in pieces of the given size. */
function requestOf(bytes: Uint8Array, size: number, init: RequestInit = {}): Request {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
  return new Request('http://x.test', { method: 'POST', body, duplex: 'half', ...init } as RequestInit);
}

async function pass(text: string | Uint8Array, given: ProxyLimits = {}, size = 7) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const limits = readLimits(given);
  const source = new BoundedReader(requestOf(bytes, size), limits.maxBodyBytes);
  const refusals: ProxyRefusal[] = [];
  const body = await readForm(source, boundary, ['files'], limits, (refusal) => refusals.push(refusal));
  const written = new Response(body.write(), { headers: { 'content-type': body.contentType ?? '' } });
  return { fields: body.fields, written, refusals };
}

const part = (headers: string, content: string) => `--${boundary}\r\n${headers}\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const file = (name: string, content: string) =>
  part(
    `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain`,
    content,
  );
const end = `--${boundary}--\r\n`;

test('a form of fetch arrives as it was, in pieces of any size', async () => {
  const form = new FormData();
  form.append('input', 'Grüße \u{1F600}\r\n--XbX\r\nno boundary');
  form.append('taskId', 'tsk_1');
  const bytes = crypto.getRandomValues(new Uint8Array(3000));
  const like = Buffer.from(`\r\n--\r\n\r\n--Xb\r\n--${boundary.slice(0, -1)}\r\n-`);
  const contents = [new Uint8Array(), bytes, Buffer.concat([like, bytes, like]), like];
  const names = ['empty.txt', 'ü "quoted" 日本\u{1F600}.bin', 'a\\b.c', "x'y;z.txt"];
  for (const [index, content] of contents.entries()) {
    form.append('files', new File([content as BlobPart], names[index] ?? '', { type: 'image/png' }));
  }
  const sent = new Response(form);
  const own = /boundary=(.*)$/.exec(sent.headers.get('content-type') ?? '')?.[1] ?? '';
  const raw = Buffer.from(await sent.arrayBuffer())
    .toString('latin1')
    .replaceAll(own, boundary);
  // What the browser wrote cannot hold its own boundary; this one was chosen after the fact.
  const safe = raw.replace('--XbX\r\nno', '--XbY\r\nno');
  for (const size of [1, 2, 3, 5, 64, 1000, 1e6]) {
    const { fields, written, refusals } = await pass(safe, {}, size);
    expect(fields).toEqual({ input: 'Grüße \u{1F600}\r\n--XbY\r\nno boundary', taskId: 'tsk_1' });
    const again = await written.formData();
    expect(again.get('taskId')).toBe('tsk_1');
    const files = again.getAll('files') as File[];
    expect(files.map(({ name }) => name)).toEqual(names);
    for (const [index, one] of files.entries()) {
      expect(one.type).toBe('image/png');
      expect(Buffer.from(await one.arrayBuffer())).toEqual(Buffer.from(contents[index] ?? []));
    }
    expect(refusals).toEqual([]);
  }
});

describe('refused before anything is sent', () => {
  test.each([
    ['no boundary', 'hello'],
    ['cut off', field('input', 'x')],
    ['cut off in headers', `--${boundary}\r\nContent-Disposition`],
    ['a field twice', field('taskId', 'tsk_1') + field('taskId', 'tsk_2') + end],
    ['other bytes before', `preamble\r\n${field('a', 'b')}${end}`],
    ['junk behind a boundary', `--${boundary}junk\r\n\r\n${end}`],
    ['no name', part('Content-Disposition: form-data', 'x') + end],
    ['two names', part('Content-Disposition: form-data; name="a"; name="taskId"', 'x') + end],
    [
      'a name behind the file name',
      part('Content-Disposition: form-data; filename="a"; name="files"', 'x') + end,
    ],
    ['a quote in quotes', part('Content-Disposition: form-data; name="files"; filename="a"b"', 'x') + end],
    [
      'two dispositions',
      part('Content-Disposition: form-data; name="a"\r\ncontent-disposition: form-data; name="taskId"', 'x') +
        end,
    ],
    ['a folded header', part('Content-Disposition: form-data;\r\n name="a"', 'x') + end],
    [
      'a bare line feed',
      part('Content-Disposition: form-data; name="a"\nContent-Type: text/plain', 'x') + end,
    ],
    ['an attachment', part('Content-Disposition: attachment; name="a"', 'x') + end],
    ['headers without end', `--${boundary}\r\nX-A: ${'a'.repeat(6000)}\r\n\r\nx\r\n${end}`],
    ['text that is not UTF-8', field('input', '\xff\xfe') + end],
    ['too many fields', Array.from({ length: 101 }, (_, index) => field(`f${index}`, '')).join('') + end],
  ])('%s', async (_, text) => {
    await expect(pass(text)).rejects.toThrow(ProxyRefusal);
  });

  test('too much text', async () => {
    await expect(pass(field('input', 'x'.repeat(1001)) + end, { maxTextBytes: 1000 })).rejects.toMatchObject({
      status: 413,
    });
  });
});

describe('given up while it is sent', () => {
  test.each<[string, string, ProxyLimits, number]>([
    ['a field behind a file', file('a', 'x') + field('taskId', 'tsk_2') + end, {}, 400],
    [
      'a file where there is none',
      part('Content-Disposition: form-data; name="input"; filename="a"', 'x') + end,
      {},
      400,
    ],
    ['too many files', file('a', 'x') + file('b', 'x') + end, { maxFiles: 1 }, 413],
    ['no files permitted', file('a', 'x') + end, { maxFiles: 0 }, 413],
    ['a file too large', file('a', 'x'.repeat(101)) + end, { maxFileBytes: 100 }, 413],
    ['all too large', file('a', 'x'.repeat(2000)) + end, { maxBodyBytes: 1000 }, 413],
    ['cut off in a file', file('a', 'x'.repeat(100)).slice(0, 150), {}, 400],
  ])('%s', async (_, text, limits, status) => {
    const { written, refusals } = await pass(text, limits);
    await expect(written.text()).rejects.toThrow(/./);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ status });
  });

  test('a body without end is left at its limit', async () => {
    let read = 0;
    const request = new Request('http://x.test', {
      method: 'POST',
      duplex: 'half',
      body: new ReadableStream<Uint8Array>({
        pull(controller) {
          read += 1;
          controller.enqueue(read === 1 ? Buffer.from(file('a', '').slice(0, -2)) : new Uint8Array(65_536));
        },
      }),
    } as RequestInit);
    const limits = readLimits({ maxFileBytes: Number.MAX_SAFE_INTEGER, maxBodyBytes: 1024 ** 2 });
    const body = await readForm(
      new BoundedReader(request, limits.maxBodyBytes),
      boundary,
      ['files'],
      limits,
      () => undefined,
    );
    await expect(new Response(body.write()).arrayBuffer()).rejects.toThrow('larger than');
    expect(read).toBeLessThan(25);
  });
});
