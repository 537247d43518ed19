import fastifyMultipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import type { Upload } from '../files/upload.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The files of a `multipart/form-data` request, under whichever field names they came. */
    uploads: Upload[];
  }
}

const megabyte = 1024 ** 2;
const maxFiles = 5;
const maxFileMegabytes = 10;
const maxTotalMegabytes = 30;

/** Reads forms into `request.body` and `request.uploads`, within the documented limits, whatever the order of the fields. */
export async function addMultipart(app: FastifyInstance): Promise<void> {
  app.decorateRequest('uploads', null as unknown as Upload[]);
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  app.addHook('onRequest', async (request) => {
    request.uploads = [];
  });
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    if (!takesForms(request))
      throw new ApiError('unsupported_media_type', 'Send the body as application/json.');
    try {
      await readForm(request);
    } catch (error) {
      // Read to its end, or the client would see a broken connection instead of this answer.
      request.raw.unpipe();
      request.raw.resume();
      throw error instanceof ApiError ? error : asApiError(error);
    }
  });
}

async function readForm(request: FastifyRequest): Promise<void> {
  const fields = new Map<string, unknown>();
  let total = 0;
  const limits = {
    fileSize: maxFileMegabytes * megabyte,
    fieldSize: 10 * megabyte,
    files: 100,
    fields: 100,
    parts: 200,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, valueOf(part));
      continue;
    }
    const bytes = await readFile(part, request.uploads.length);
    total += bytes.byteLength;
    if (total > maxTotalMegabytes * megabyte) {
      throw new ApiError('payload_too_large', `The files together are larger than ${maxTotalMegabytes} MB.`);
    }
    request.uploads.push({ filename: nameOf(part), mediaType: part.mimetype, bytes });
  }
  request.body = Object.fromEntries(fields);
}

async function readFile(part: MultipartFile, filesSoFar: number): Promise<Uint8Array> {
  if (filesSoFar >= maxFiles) {
    throw new ApiError(
      'payload_too_large',
      `There are more than ${maxFiles} files, the limit for one request.`,
    );
  }
  const bytes = await part.toBuffer();
  if (part.file.truncated) {
    const name = JSON.stringify(nameOf(part).slice(0, 100));
    throw new ApiError(
      'payload_too_large',
      `The file ${name} is larger than ${maxFileMegabytes} MB, the limit for one file.`,
    );
  }
  return bytes;
}

/** The parser's types know no file without a name, but a form may hold one. */
function nameOf(part: MultipartFile): string {
  return (part.filename as string | undefined) ?? '';
}

/** A form knows only text: what looks like a boolean is validated as one. */
function valueOf(field: MultipartValue): unknown {
  if (field.valueTruncated || field.fieldnameTruncated) {
    throw new ApiError('payload_too_large', 'A field of the form is larger than 10 MB.');
  }
  if (field.fieldname !== 'stream') return field.value;
  return field.value === 'true' ? true : field.value === 'false' ? false : field.value;
}

/** A form is declared by the route's document as one of its body's content types. */
function takesForms(request: FastifyRequest): boolean {
  const schema = request.routeOptions.schema as { body?: { content?: object } } | undefined;
  return 'multipart/form-data' in (schema?.body?.content ?? {});
}

function asApiError(error: unknown): unknown {
  const { statusCode, message } = Object(error) as { statusCode?: number; message?: string };
  if (statusCode === 413)
    return new ApiError('payload_too_large', `The form has too many parts: ${message}.`);
  if (statusCode !== undefined && statusCode >= 500) return error;
  return new ApiError(
    'invalid_request',
    `The multipart form can't be read: ${message ?? 'it is malformed'}.`,
  );
}
