import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { toFastifyHandler, type FastifyHandler } from './to-fastify-handler.ts';

/** What the plugin needs of the instance of Fastify. */
export interface FastifyScope {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: null) => void) => void,
  ): unknown;
  all(path: string, handler: FastifyHandler): unknown;
}

export interface FastifyPluginOptions {
  /** Within the prefix that the plugin is registered with; `/webhooks/handinger` by default. */
  readonly path?: string | undefined;
}

export type FastifyPlugin = (scope: FastifyScope) => Promise<void>;

/**
 * A receiver as a plugin of Fastify: a route whose body no parser of the app's reads, so that signatures can be checked. The
 * parsers of other routes stay as they are.
 *
 * @example
 * ```ts
 * app.register(toFastifyPlugin(receiver, { path: '/webhooks/handinger' }));
 * ```
 */
export function toFastifyPlugin(
  receiver: WebhookReceiver,
  { path = '/webhooks/handinger' }: FastifyPluginOptions = {},
): FastifyPlugin {
  return async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(path, toFastifyHandler(receiver));
  };
}
