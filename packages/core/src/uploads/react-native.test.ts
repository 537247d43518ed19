import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger, type Uploadable, type UploadProgress } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { inPieces, uploadContent } from '../test-support/upload-content.ts';

/** What React Native's `FormData` knows: text, and objects with an address. */
class NativeFormData {
  readonly fields: [string, unknown][] = [];
  append(name: string, value: unknown): void {
    this.fields.push([name, value]);
  }
}

/** Its `Blob` takes other Blobs and text. */
function NativeBlob(parts: readonly unknown[] = []): void {
  if (parts.some((part) => part instanceof Uint8Array)) throw new Error('not supported');
}

beforeEach(() => {
  vi.stubGlobal('navigator', { product: 'ReactNative' });
  vi.stubGlobal('FormData', NativeFormData);
  vi.stubGlobal('Blob', NativeBlob);
});
afterEach(() => vi.unstubAllGlobals());

async function sent(files: Uploadable[], onUploadProgress?: (progress: UploadProgress) => unknown) {
  const fetch = fakeFetch(json({ id: 'wrk_1' }));
  const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch, dangerouslyAllowBrowser: true });
  await client.tasks.create({ input: 'x', taskId: 'tsk_1', turnId: 'trn_1', files }, { onUploadProgress });
  const [call] = fetch.calls;
  return { body: call?.body, contentType: call?.headers.get('content-type') };
}

describe('React Native', () => {
  test('sends files from their addresses, and everything else beside them as one', async () => {
    const picked = { uri: 'file:///data/IMG_1.jpg', name: 'photo.jpg', type: 'image/jpeg', width: 4000 };
    const { body, contentType } = await sent([
      picked,
      { uri: 'content://media/7', filename: 'doc.pdf', mediaType: 'application/pdf' },
      { data: new TextEncoder().encode('a,b'), filename: 'table.csv', mediaType: 'text/csv' },
    ]);
    // Its own, with the boundary that only it knows.
    expect(contentType).toBeNull();
    expect((body as NativeFormData).fields).toEqual([
      ['input', 'x'],
      ['taskId', 'tsk_1'],
      ['turnId', 'trn_1'],
      ['files', { uri: 'file:///data/IMG_1.jpg', name: 'photo.jpg', type: 'image/jpeg' }],
      ['files', { uri: 'content://media/7', name: 'doc.pdf', type: 'application/pdf' }],
      ['files', { uri: 'data:text/csv;base64,YSxi', name: 'table.csv', type: 'text/csv' }],
    ]);
  });

  test('is told before it sends that a picked file is too large', async () => {
    const picked = { uri: 'file:///data/film.mp4', name: 'film.mp4', size: 11 * 1024 ** 2 };
    await expect(sent([picked])).rejects.toMatchObject({ name: 'FileLimitError', filename: 'film.mp4' });
  });

  test('sends bytes and streams as addresses that hold them: its Blob is made of none', async () => {
    const bytes = uploadContent(200_000);
    const uri = `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;
    const progress: UploadProgress[] = [];
    const { body, contentType } = await sent(
      [
        { data: bytes, filename: 'a.bin' },
        { data: inPieces(bytes, 999), filename: 'b.bin' },
      ],
      (step) => progress.push(step),
    );
    expect(contentType).toBeNull();
    expect((body as NativeFormData).fields.slice(-2)).toEqual([
      ['files', { uri, name: 'a.bin', type: 'application/octet-stream' }],
      ['files', { uri, name: 'b.bin', type: 'application/octet-stream' }],
    ]);
    expect(progress.at(-1)).toEqual({ file: 'b.bin', index: 1, sent: 200_000, total: 200_000 });
  });

  test('reads no more of a stream than may be sent', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(1024 ** 2);
    }
    const picked = { uri: 'file:///data/IMG_1.jpg' };
    await expect(sent([picked, { data: endless(), filename: 'endless' }])).rejects.toMatchObject({
      code: 'file_too_large',
      filename: 'endless',
    });
  });
});

test('without a file system, a path is refused by name', async () => {
  vi.stubGlobal('process', { ...process, getBuiltinModule: undefined });
  vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' });
  await expect(sent([{ path: '/data/a.txt' }])).rejects.toMatchObject({
    name: 'UploadError',
    filename: 'a.txt',
    message: expect.stringContaining('no file system') as string,
  });
});
