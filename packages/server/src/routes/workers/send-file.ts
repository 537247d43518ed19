import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { WorkspaceFile } from '../../agent/workspace.ts';

/** Types that a browser shows without running anything in them. */
const shown = /^(image\/(png|jpeg|gif|webp|avif)|text\/plain|application\/pdf|audio\/|video\/)/;

/**
 * Sends a file with its media type. What a task writes is not to be trusted: a page or a drawing with a script in it is
 * offered for saving, and nothing is guessed or run.
 */
export function sendFile(reply: FastifyReply, file: WorkspaceFile & { absolutePath: string }): Readable {
  const name = file.path.split('/').at(-1) ?? 'file';
  const disposition = shown.test(file.mediaType) ? 'inline' : 'attachment';
  reply.headers({
    'content-type': withCharset(file.mediaType),
    'content-length': file.size,
    'content-disposition': `${disposition}; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-cache',
  });
  // Never beyond the size that was announced, also when a turn makes the file longer meanwhile.
  return createReadStream(file.absolutePath, file.size > 0 ? { end: file.size - 1 } : {});
}

function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') || mediaType === 'application/json'
    ? `${mediaType}; charset=utf-8`
    : mediaType;
}

function asciiName(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
