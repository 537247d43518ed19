import type { FastifyRequest } from 'fastify';

/** What the log says of a request. The code in a sign-in link is no longer of use to whoever reads the log. */
export function describeRequest({ method, url, host, ip }: FastifyRequest): object {
  return { method, url: url.replace(/^(\/+session\/+)[^?]+/i, '$1…'), host, remoteAddress: ip };
}
