import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inPieces, uploadContent } from '../test-support/upload-content.ts';
import type { FilePart } from './file-part.ts';
import { inspectFile } from './inspect-file.ts';
import { readWhole } from './read-part.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (part: FilePart) => Buffer.from(await readWhole(part));

describe('a stream', () => {
  test.each([60_000, 65_536])('that is short has a size, and can be read again: %i bytes', async (size) => {
    const bytes = uploadContent(size);
    const part = await inspectFile(inPieces(bytes, 1_024));
    expect([part.size, part.isReplayable]).toEqual([size, true]);
    expect((await read(part)).equals(bytes)).toBe(true);
    expect((await read(part)).equals(bytes)).toBe(true);
    expect(part.isReplayable).toBe(true);
  });

  test('that is long is read as it is asked for, and once', async () => {
    const bytes = uploadContent(500_000);
    let handed = 0;
    const part = await inspectFile(
      (async function* () {
        for await (const piece of inPieces(bytes, 10_000)) {
          handed += piece.byteLength;
          yield piece;
        }
      })(),
    );
    expect(part.size).toBeUndefined();
    expect(handed).toBe(70_000);
    expect(part.isReplayable).toBe(true);
    expect((await read(part)).equals(bytes)).toBe(true);
    expect(part.isReplayable).toBe(false);
    await expect(read(part)).rejects.toMatchObject({ code: 'unreadable_file' });
  });

  test('whose beginning alone was read can be begun again', async () => {
    const bytes = uploadContent(200_000);
    const part = await inspectFile(inPieces(bytes, 10_000));
    for await (const piece of part.open()) {
      expect(piece.byteLength).toBe(10_000);
      break;
    }
    expect(part.isReplayable).toBe(true);
    expect((await read(part)).equals(bytes)).toBe(true);
  });

  test('of text is UTF-8, also where a character is cut', async () => {
    const text = 'ä🐕名'.repeat(1_000);
    async function* halves() {
      for (const unit of text.split('')) yield unit;
      yield '\uD83D';
    }
    expect(String(await read(await inspectFile(halves())))).toBe(`${text}\uFFFD`);
  });

  test('of anything else can’t be read', async () => {
    async function* numbers() {
      yield 42;
    }
    await expect(inspectFile({ data: numbers(), filename: 'n.bin' })).rejects.toMatchObject({
      code: 'unreadable_file',
      filename: 'n.bin',
      message: '"n.bin" can’t be read: its stream gave neither bytes nor text, but: number',
    });
  });

  test.each([
    ['short', 100, '500'],
    ['short', 100, '50'],
    ['long', 200_000, '500000'],
    ['long', 200_000, '100000'],
  ])(
    'of an answer that is not as long as it says can’t be read: %s, %i of %s bytes',
    async (_, length, says) => {
      const data = new Response('x'.repeat(length), { headers: { 'content-length': says } });
      const reading = inspectFile({ data, filename: 'r.bin' }).then(readWhole);
      await expect(reading).rejects.toMatchObject({ code: 'unreadable_file', filename: 'r.bin' });
    },
  );

  test.each([
    ['what is no number', { 'content-length': 'abc' }, undefined],
    ['two of them', { 'content-length': '200000, 200000' }, undefined],
    ['less than nothing', { 'content-length': '-5' }, undefined],
    ['compressed bytes', { 'content-length': '500', 'content-encoding': 'br' }, undefined],
    ['what may be compressed bytes', { 'content-length': '500' }, 'cors'],
  ])('of an answer has no size where its header gives %s', async (_, headers, type) => {
    const response = new Response('x'.repeat(200_000), { headers });
    if (type) Object.defineProperty(response, 'type', { value: type });
    const part = await inspectFile(response);
    expect(part.size).toBeUndefined();
    expect((await read(part)).byteLength).toBe(200_000);
  });

  test.each([
    ['the whole', {}, 300_000],
    ['from a place on', { start: 100_000 }, 200_000],
    ['a range', { start: 1_000, end: 200_999 }, 200_000],
    ['to beyond its end', { end: 900_000 }, 300_000],
  ])('of a file on the disk has its size: %s', async (_, options, size) => {
    const path = join(folder, 'known.bin');
    const bytes = uploadContent(300_000);
    await writeFile(path, bytes);
    const part = await inspectFile(createReadStream(path, options));
    expect(part.size).toBe(size);
    const { start = 0 } = options as { start?: number };
    expect((await read(part)).equals(bytes.subarray(start, start + size))).toBe(true);
  });

  test('of a file on the disk that is read as text is sent as that text', async () => {
    const path = join(folder, 'latin1.txt');
    await writeFile(path, 'é'.repeat(100_000), 'latin1');
    const part = await inspectFile(createReadStream(path, 'latin1'));
    expect(String(await read(part))).toBe('é'.repeat(100_000));
  });
});

describe('a file that changes meanwhile', () => {
  test.each([
    ['a path', (path: string) => ({ path })],
    ['a stream', (path: string) => createReadStream(path)],
  ])('is sent as it was when it grows: %s', async (_, make) => {
    const path = join(folder, 'growing.log');
    await writeFile(path, 'a'.repeat(200_000));
    const part = await inspectFile(make(path));
    await appendFile(path, 'b'.repeat(200_000));
    expect(String(await read(part))).toBe('a'.repeat(200_000));
  });

  test('is an error when it shrinks or goes', async () => {
    const path = join(folder, 'shrinking.log');
    await writeFile(path, 'a'.repeat(200_000));
    const part = await inspectFile({ path });
    await truncate(path, 100);
    const expected = { name: 'UploadError', code: 'unreadable_file', filename: 'shrinking.log' };
    await expect(read(part)).rejects.toMatchObject(expected);
    await rm(path);
    await expect(read(part)).rejects.toMatchObject(expected);
  });
});
