import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionSeconds } from '../auth/sessions.ts';

const attributes = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/** The cookie that holds a session's id: for no script to read, and for no other site to send. */
export const sessionCookie = {
  read(request: FastifyRequest): string | undefined {
    return request.cookies[nameFor(request)];
  },

  /** @param isSecure Whether the page is reached by https. */
  write(request: FastifyRequest, reply: FastifyReply, sessionId: string, isSecure: boolean): void {
    const options = { ...attributes, secure: isSecure, maxAge: sessionSeconds };
    reply.setCookie(nameFor(request), sessionId, options);
  },

  clear(request: FastifyRequest, reply: FastifyReply): void {
    reply.clearCookie(nameFor(request), attributes);
  },
};

/** Browsers keep one set of cookies for all ports of a host: two servers must not sign each other out. */
function nameFor({ port }: FastifyRequest): string {
  return `handinger_session_${port ?? 'default'}`;
}
