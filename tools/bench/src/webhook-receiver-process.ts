/** A receiver in a process of its own: it can hold deliveries back until it is told, and fail on purpose. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import { createMemoryStore, createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';

/** What the receiver is told. */
export type ReceiverCommand =
  /** Begin anew, with this token. Held requests are answered once `open` came, or after 8 seconds: the sender waits for 10. */
  { do: 'reset'; token: string; failing: number; held: boolean } | { do: 'open' } | { do: 'report' };

/** What it saw since the last `reset`. */
export interface ReceiverReport {
  /** How often each delivery came, and how often its handler did its work. */
  readonly deliveries: Record<string, { requests: number; effects: number }>;
  /** Milliseconds from `open` to the last effect. */
  readonly duration: number;
  readonly requests: number;
}

/** A share of the attempts fails, in four ways alike. */
type Fault = 'refuse' | 'cut' | 'throw' | 'lose-answer' | undefined;

let deliveries: Record<string, { requests: number; effects: number }> = {};
let [requests, openedAt, lastEffectAt, failing] = [0, 0, 0, 0];
let gate = Promise.withResolvers<void>();
let handle: ReturnType<typeof toNodeHandler> | undefined;

function reset(token: string): void {
  deliveries = {};
  requests = 0;
  const receiver = createWebhookReceiver({
    tokens: token,
    signature: 'required',
    store: createMemoryStore({ maxEntries: 20_000 }),
    on: {
      '*': (_, { deliveryId }) => {
        const delivery = deliveries[deliveryId];
        if (!delivery) throw new Error('a handler runs without a request');
        if (faultOf(deliveryId, delivery.requests) === 'throw') throw new Error('on purpose');
        delivery.effects += 1;
        lastEffectAt = performance.now();
      },
    },
    onError: () => {},
  });
  handle = toNodeHandler(receiver);
}

/** Decided by the delivery and its attempt, so that the handler and what stands before it agree. */
function faultOf(id: string, attempt: number): Fault {
  const chance = createHash('sha256').update(`${id} ${attempt}`).digest().readUInt32BE() / 2 ** 32;
  return (['refuse', 'cut', 'throw', 'lose-answer'] as const)[Math.floor((chance / failing) * 4)];
}

const server = createServer((request, response) => {
  const id = String(request.headers['x-handinger-delivery']);
  const delivery = (deliveries[id] ??= { requests: 0, effects: 0 });
  delivery.requests += 1;
  requests += 1;
  void opened().then(() => answer(request, response, faultOf(id, delivery.requests)));
});

/** When requests are answered; at the latest before the sender, who waits for 10 seconds, gives up. */
async function opened(): Promise<void> {
  const timer = new AbortController();
  await Promise.race([gate.promise, setTimeout(8_000, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}

async function answer(request: IncomingMessage, response: ServerResponse, fault: Fault): Promise<void> {
  if (fault === 'cut') request.socket.destroy();
  else if (fault === 'refuse') response.writeHead(503).end();
  else {
    // The work is done, and the sender does not hear of it.
    if (fault === 'lose-answer') response.end = () => response.destroy();
    await handle?.(request, response);
  }
}

process.on('message', (command: ReceiverCommand) => {
  if (command.do === 'reset') {
    ({ failing } = command);
    openedAt = command.held ? 0 : performance.now();
    gate = Promise.withResolvers();
    if (!command.held) gate.resolve();
    reset(command.token);
  } else if (command.do === 'open') {
    openedAt = performance.now();
    gate.resolve();
  }
  const report: ReceiverReport = { deliveries, duration: lastEffectAt - openedAt, requests };
  process.send?.(report);
});
process.once('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
