import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';

/** A receiver of webhooks. */
export interface Receiver {
  readonly url: string;
  /** What it takes deliveries with. */
  readonly tokens: string[];
  /** The inputs of the turns that it was told of. */
  readonly handled: readonly string[];
  close(): Promise<void>;
}

/** Starts a receiver as users write it. */
export async function startReceiver(): Promise<Receiver> {
  const tokens: string[] = [];
  const handled: string[] = [];
  const server = createServer((request, response) =>
    toNodeHandler(
      createWebhookReceiver({
        tokens: tokens.at(-1) ?? 'whk_unknown',
        signature: 'required',
        onError: () => {},
        on: { 'task.completed': ({ turn }) => void handled.push(turn.input) },
      }),
    )(request, response),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/handinger`,
    tokens,
    handled,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
