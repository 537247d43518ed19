import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lookup } from 'mrmime';
import { pageHeaders } from './page-headers.ts';

const suffixes = { br: '.br', gzip: '.gz', identity: '' };
const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Sends a file of the dashboard's build, compressed where the build made it so and the reader takes it.
 *
 * @param path Below the folder, decoded.
 * @returns Whether there is such a file.
 */
export async function sendBuiltFile(
  request: FastifyRequest,
  reply: FastifyReply,
  folder: string,
  path: string,
): Promise<boolean> {
  // Loaded with the first page: the server is started more often than looked at.
  const { default: send } = await import('@fastify/send');
  // The names of assets hold the digest of their content. Other files always come whole: installed packages all have the same
  // date, and so what browsers compare, date and size, may stay while the content changes.
  const isImmutable = path.startsWith('assets/');
  const preferred = negotiate(request.headers['accept-encoding'] ?? '', ['br', 'gzip']) ?? 'identity';
  for (const encoding of new Set([preferred, 'identity'] as const)) {
    const inUrl = path.split('/').map(encodeURIComponent).join('/');
    const file = await send(request.raw, inUrl + suffixes[encoding], {
      root: folder,
      index: false,
      dotfiles: 'ignore',
      contentType: false,
      cacheControl: false,
      etag: isImmutable,
      lastModified: false,
    });
    const isThere = file.type === 'file' || file.statusCode === 416;
    if (!isThere) continue;
    reply.code(file.statusCode).headers(file.headers).headers(pageHeaders);
    reply.headers({
      'cache-control': isImmutable ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
      'content-type': typeOf(path),
      vary: 'accept-encoding',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    });
    reply.send(file.type === 'file' ? file.stream : '');
    return true;
  }
  return false;
}

function typeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
