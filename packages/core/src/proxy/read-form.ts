import { newId } from '../tasks/new-id.ts';
import type { BoundedReader } from './bounded-reader.ts';
import { MultipartReader } from './multipart-reader.ts';
import type { PartHeaders } from './parse-part-headers.ts';
import { ProxyRefusal, tooLarge } from './proxy-refusal.ts';
import { pullStream } from './pull-stream.ts';
import type { Limits } from './read-limits.ts';
import type { RequestBody } from './request-body.ts';

/** More than any operation has. */
const maxFields = 100;

/**
 * A form: its text fields are read at once, its files while they are sent on. Fields have to come first, as clients of the
 * API write them: one that came after the files could not be judged before they are sent.
 *
 * @param onRefusal told of what is found wrong after the sending has begun; the request is then given up unfinished
 * @throws {ProxyRefusal}
 */
export async function readForm(
  source: BoundedReader,
  boundary: string,
  fileFields: readonly string[],
  limits: Limits,
  onRefusal: (refusal: ProxyRefusal) => void,
): Promise<RequestBody> {
  const reader = new MultipartReader(source, boundary);
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let textBytes = 0;
  let fieldCount = 0;
  let part = await reader.nextPart();
  for (; part && part.disposition === undefined; part = await reader.nextPart()) {
    const { name } = part;
    if (name in fields) throw refuse(`the field ${JSON.stringify(name)} comes twice`);
    fieldCount += 1;
    if (fieldCount > maxFields) throw tooLarge(`The form has more than ${maxFields} fields.`);
    const text = await reader.readText(limits.maxTextBytes - textBytes);
    textBytes += name.length + text.length;
    fields[name] = text;
  }
  // Not the caller's own: it could stand in a field that was read as text.
  const ownBoundary = newId('handinger-');

  return {
    fields,
    contentType: `multipart/form-data; boundary=${ownBoundary}`,
    write: () =>
      pullStream(write(part), {
        onError: (error) => error instanceof ProxyRefusal && onRefusal(error),
        onCancel: () => source.cancel(),
      }),
    cancel: () => source.cancel(),
  };

  async function* write(firstFile: PartHeaders | undefined): AsyncGenerator<Uint8Array> {
    let files = 0;
    for (const [name, value] of Object.entries(fields)) {
      yield encode(
        `--${ownBoundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
      );
    }
    for (let file = firstFile; file; file = await reader.nextPart()) {
      const { name, disposition, contentType = 'application/octet-stream' } = file;
      if (disposition === undefined) throw refuse(`the field ${JSON.stringify(name)} comes after a file`);
      if (!fileFields.includes(name))
        throw refuse(`it has a file named ${JSON.stringify(name)}, where there is none`);
      files += 1;
      if (files > limits.maxFiles) throw tooLarge(`There are more than ${limits.maxFiles} files.`);
      yield encode(
        `--${ownBoundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${contentType}\r\n\r\n`,
      );
      let bytes = 0;
      for (let piece = await reader.readPart(); piece; piece = await reader.readPart()) {
        bytes += piece.length;
        if (bytes > limits.maxFileBytes)
          throw tooLarge(`A file is larger than ${limits.maxFileBytes} bytes.`);
        yield piece;
      }
      yield encode('\r\n');
    }
    yield encode(`--${ownBoundary}--\r\n`);
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function refuse(why: string): ProxyRefusal {
  return new ProxyRefusal(400, 'invalid_request', `The form can't be taken: ${why}.`);
}
