import type { FastifyInstance } from 'fastify';

/** How long answers that are under way may take to reach their clients. */
const graceMs = 3_000;

/**
 * Closes the HTTP side. Connections that become idle after closing began are closed too, which Node leaves to their
 * keep-alive timeout, and those whose clients do not take their answers are cut.
 */
export async function closeApp(app: FastifyInstance): Promise<void> {
  const closeIdle = setInterval(() => app.server.closeIdleConnections(), 10);
  const cutAll = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearInterval(closeIdle);
    clearTimeout(cutAll);
  }
}
