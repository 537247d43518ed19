import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { MultipartForm } from './multipart-form.ts';

async function formOf(
  files: readonly { filename: string; mediaType?: string; text?: string }[],
  fields: readonly (readonly [string, string])[] = [],
) {
  const parts = files.map(async ({ text = 'x', ...names }) => ({
    field: 'files',
    part: await inspectFile({ data: new TextEncoder().encode(text), ...names }),
  }));
  return new MultipartForm(fields, await Promise.all(parts));
}

async function write(form: MultipartForm): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of form.write(() => {})) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a form', () => {
  test('is written as RFC 7578 has it', async () => {
    const form = await formOf(
      [
        { filename: 'a.txt', mediaType: 'text/plain', text: 'first' },
        { filename: 'b.bin', text: 'second' },
      ],
      [
        ['input', 'Read\nthem.'],
        ['budget', 'low'],
      ],
    );
    const boundary = form.contentType.split('boundary=')[1];
    expect(String(await write(form))).toBe(
      [
        `--${boundary}\r\nContent-Disposition: form-data; name="input"\r\n\r\nRead\nthem.`,
        `--${boundary}\r\nContent-Disposition: form-data; name="budget"\r\n\r\nlow`,
        `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nfirst`,
        `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="b.bin"\r\nContent-Type: application/octet-stream\r\n\r\nsecond`,
        `--${boundary}--\r\n`,
      ].join('\r\n'),
    );
  });

  test('has the size that it says, the same bytes each time, and a boundary of its own', async () => {
    const form = await formOf([{ filename: '名 🐕.txt', text: 'é'.repeat(50_000) }], [['input', 'ü']]);
    const bytes = await write(form);
    expect(form.size).toBe(bytes.byteLength);
    expect((await write(form)).equals(bytes)).toBe(true);
    expect(Buffer.from(await new Blob([...form.parts]).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await formOf([{ filename: 'a' }])).contentType).not.toBe(form.contentType);
  });

  test.each([
    ['quotes', 'a"b"c.txt', 'a%22b%22c.txt'],
    ['line ends', 'a\r\nX-Evil: 1\r\n\r\nb', 'a%0D%0AX-Evil: 1%0D%0A%0D%0Ab'],
    ['a NUL', 'a\0b', 'a\0b'],
    ['backslashes', 'C:\\a\\b.txt', 'C:\\a\\b.txt'],
    ['a way up', '../../../etc/passwd', '../../../etc/passwd'],
    ['a percent sign', '100%22.txt', '100%22.txt'],
    ['other scripts', 'résumé 履歴書 🐕‍🦺.txt', 'résumé 履歴書 🐕‍🦺.txt'],
    ['half a character', 'a\uD800b', 'a\uFFFDb'],
    ['5,000 letters', 'ä'.repeat(5_000), 'ä'.repeat(5_000)],
  ])('a name with %s is the bytes that browsers send, and one header', async (_, filename, expected) => {
    const bytes = await write(await formOf([{ filename, text: 'content' }]));
    const [, disposition = '', type, blank, content] = String(bytes).split('\r\n');
    expect(disposition).toBe(`Content-Disposition: form-data; name="files"; filename="${expected}"`);
    expect([type, blank, content]).toEqual(['Content-Type: application/octet-stream', '', 'content']);
  });

  test.each([
    ['text/plain\r\nX-Evil: 1', 'application/octet-stream'],
    ['texte/é', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    ['Text/Plain; charset=UTF-8', 'Text/Plain; charset=UTF-8'],
  ])('the media type %j is sent as %s', async (mediaType, expected) => {
    const [, , type] = String(await write(await formOf([{ filename: 'a', mediaType }]))).split('\r\n');
    expect(type).toBe(`Content-Type: ${expected}`);
  });

  test('says that it has changed where a file has', async () => {
    const part = await inspectFile({
      data: new Response('x'.repeat(100_000), { headers: { 'content-length': '90000' } }),
      filename: 'p',
    });
    const form = new MultipartForm([], [{ field: 'files', part }]);
    await expect(write(form)).rejects.toMatchObject({ code: 'unreadable_file', filename: 'p' });
  });
});
