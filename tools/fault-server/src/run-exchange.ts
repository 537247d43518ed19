import {
  request as sendUpstream,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Break, BreakPoint, BreakWay, Fault, OwnAnswer } from './fault.ts';
import type { LedgerEntry } from './ledger.ts';
import { shapeBody, type Sleep } from './shape-body.ts';
import { stripRequest, type ForwardedRequest } from './strip-request.ts';

/** One request of a client, and all that is needed to answer it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: Fault;
  readonly entry: LedgerEntry;
  readonly upstream: string;
  readonly agent: Agent;
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** An event of ours on the response: the fault broke the exchange off. */
const brokenOff = Symbol('broken off');

/** Passes a request on and its answer back, as far as the fault lets it. */
export async function runExchange(exchange: Exchange): Promise<void> {
  const { incoming, response, fault, entry } = exchange;
  if (await breaks(exchange, 'head')) return;
  const isMidBody = fault.break?.at === 'request-body';
  entry.body = await readBody(incoming, isMidBody ? (fault.break?.bytes ?? 0) : Infinity);
  const isBroken = await breaks(exchange, 'before-forwarding');
  if (isBroken) {
    if (fault.break?.lateMs === undefined) return;
    await exchange.sleep(fault.break.lateMs);
  }
  if (fault.answer !== undefined && fault.answer.after === undefined) {
    sendOwnAnswer(exchange, fault.answer);
    return;
  }
  const forwarded = stripRequest(incoming.headers, entry.body, fault.strip);
  if (isMidBody) {
    await forwardPart(exchange, forwarded);
    await breaks(exchange, 'request-body');
    return;
  }
  const request = sendUpstream(exchange.upstream + (incoming.url ?? '/'), {
    method: incoming.method,
    agent: exchange.agent,
    headers: { ...forwarded.headers, 'content-length': forwarded.body.length },
  });
  // What we broke off ourselves goes on upstream; a client that leaves takes the whole exchange with it.
  response.once('close', () => {
    if (entry.end === 'left') request.destroy();
  });
  const { received } = await forward(exchange, request, forwarded.body);
  if (isBroken || (await breaks(exchange, 'after-forwarding'))) return drain(received, entry);
  if (fault.answer?.after === 'forwarding') {
    sendOwnAnswer(exchange, fault.answer);
    return drain(received, entry);
  }
  const answer = await received;
  if (await breaks(exchange, 'before-headers')) return drain(received, entry);
  if (fault.answer?.after === 'upstream') {
    await drain(received, entry);
    sendOwnAnswer(exchange, fault.answer);
    return;
  }
  sendHead(exchange, answer);
  if (await breaks(exchange, 'after-headers')) return drain(received, entry);
  await sendBody(exchange, answer);
}

async function readBody(incoming: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of incoming.iterator({ destroyOnReturn: false })) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length >= most) break;
  }
  const body = Buffer.concat(pieces);
  return most < length ? body.subarray(0, most) : body;
}

/** Resolves when the whole request is on its way, to the promise of its answer. */
async function forward(
  exchange: Exchange,
  request: ClientRequest,
  body: Buffer,
): Promise<{ readonly received: Promise<IncomingMessage> }> {
  const { fault, entry, now } = exchange;
  const received = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (answer) => {
      entry.upstreamStatus = answer.statusCode;
      answer.once('end', () => (entry.isUpstreamDone = true));
      resolve(answer);
    });
  });
  received.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    request.once('error', reject);
    request.once('finish', resolve);
    request.end(body);
  });
  entry.forwarded = 'all';
  entry.forwardedAt = now();
  if (fault.break?.upstream === 'cut') exchange.response.once(brokenOff, () => request.destroy());
  return { received };
}

/** Declares a request that is longer than what is sent of it, and resets the connection when that has gone out. */
async function forwardPart(
  { incoming, entry, upstream, now }: Exchange,
  { headers, body }: ForwardedRequest,
): Promise<void> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  const request = sendUpstream(upstream + (incoming.url ?? '/'), {
    method: incoming.method,
    agent: false,
    headers: { ...headers, 'content-length': Math.max(declared, body.length + 1) },
  });
  request.on('error', () => undefined);
  await new Promise<void>((resolve) => request.write(body, () => resolve()));
  entry.forwarded = 'part';
  entry.forwardedAt = now();
  request.socket?.resetAndDestroy();
}

/** Reads an answer that nobody is sent, so that the upstream server sees a reader and not a client that left. */
async function drain(answer: Promise<IncomingMessage>, entry: LedgerEntry): Promise<void> {
  try {
    for await (const _ of await answer);
  } catch (error) {
    entry.error ??= String(error);
  }
}

function sendOwnAnswer(
  { response, entry }: Exchange,
  {
    status,
    headers = {},
    body = JSON.stringify({ error: `Answered by the fault server: ${status}.` }),
  }: OwnAnswer,
): void {
  entry.status = status;
  entry.bytesSent = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function sendHead({ response, fault, entry }: Exchange, received: IncomingMessage): void {
  const { head, break: broken } = fault;
  const headers = { ...received.headers };
  delete headers.connection;
  delete headers['keep-alive'];
  delete headers['transfer-encoding'];
  if (head?.contentType !== undefined) headers['content-type'] = head.contentType;
  if (head?.addedLength !== undefined && headers['content-length'] !== undefined) {
    headers['content-length'] = String(Number(headers['content-length']) + head.addedLength);
  }
  if (broken?.how === 'finish') delete headers['content-length'];
  entry.status = received.statusCode;
  response.writeHead(received.statusCode ?? 502, received.statusMessage, headers);
  response.flushHeaders();
}

async function sendBody(exchange: Exchange, received: IncomingMessage): Promise<void> {
  const { response, fault, entry, sleep } = exchange;
  const bytes = received.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  const pieces = shapeBody(bytes, fault, sleep);
  for (;;) {
    const { done, value } = await pieces.next();
    if (response.destroyed) return;
    if (done === true) {
      if (value === 'whole') end(exchange);
      else if (fault.break !== undefined) {
        await breakOff(exchange, fault.break);
        for await (const _ of received);
      }
      return;
    }
    entry.bytesSent += value.length;
    await new Promise((resolve) => response.write(value, resolve));
  }
}

/** Ends a message; one that is shorter than it declared ends with its connection. */
function end({ response, fault }: Exchange): void {
  if ((fault.head?.addedLength ?? 0) > 0) response.socket?.end();
  else response.end();
}

async function breaks(exchange: Exchange, at: BreakPoint): Promise<boolean> {
  const { fault } = exchange;
  if (fault.break?.at !== at) return false;
  await breakOff(exchange, fault.break);
  return true;
}

async function breakOff(exchange: Exchange, { how, heartbeatMs = 50 }: Break): Promise<void> {
  const { entry, now } = exchange;
  entry.end = how;
  entry.endedAt = now();
  exchange.response.emit(brokenOff);
  await inWay[how](exchange, heartbeatMs);
}

const inWay: Record<BreakWay, (exchange: Exchange, heartbeatMs: number) => void | Promise<void>> = {
  reset: ({ response }) => void response.socket?.resetAndDestroy(),
  cut: ({ response }) => void response.socket?.end(),
  stall: () => undefined,
  heartbeats({ response }, heartbeatMs) {
    const timer = setInterval(() => response.write(': ping\n\n'), heartbeatMs);
    response.once('close', () => clearInterval(timer));
  },
  finish({ response }) {
    response.end();
  },
};
