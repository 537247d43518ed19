import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultPlan } from './fault-plan.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Rule, SeededFaults } from './rule.ts';
import { runExchange } from './run-exchange.ts';

export interface FaultServerOptions {
  /** The URL of the server behind this one, without a slash at the end. */
  readonly upstream: string;
  /** 1 by default. Two servers with one seed and one set of rules do the same to the same requests. */
  readonly seed?: number | undefined;
  /** The first one that is for a request and not used up decides. None by default: everything passes. */
  readonly rules?: readonly Rule[] | undefined;
  /** For the requests that no rule is for. */
  readonly seeded?: SeededFaults | undefined;
  /** What becomes of the n-th connection: passed (the default), or reset before a byte of it is read. */
  readonly connections?: readonly ('pass' | 'reset')[] | undefined;
}

/** A server that does to connections what networks, proxies and runtimes do. */
export interface FaultServer extends AsyncDisposable {
  /** Without a slash at the end; the base URL for a client. */
  readonly url: string;
  /** Every request so far, in the order of arrival. Entries are filled in as their exchanges go on. */
  readonly ledger: readonly LedgerEntry[];
  /** How many connections were accepted so far, those that were reset at once included. */
  readonly connections: number;
  /** How many connections are open. */
  readonly openConnections: number;
  /** Stops listening: who connects is refused by the operating system. Connections that are open are reset. */
  refuse(): Promise<void>;
  /** Listens again, on the same port. */
  accept(): Promise<void>;
  /** Resets all connections and gives the port free. */
  close(): Promise<void>;
}

/** Starts a proxy on a free port of this machine. */
export async function startFaultServer(options: FaultServerOptions): Promise<FaultServer> {
  const { upstream, seed = 1, rules = [], seeded, connections = [] } = options;
  const plan = new FaultPlan({ seed, rules, seeded });
  const agent = new Agent({ keepAlive: true });
  const ledger: LedgerEntry[] = [];
  const sockets = new Set<Socket>();
  const began = performance.now();
  const now = () => performance.now() - began;
  let accepted = 0;

  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, (incoming, response) => {
    const { method = '', url = '' } = incoming;
    const fault = plan.next(method, url.split('?')[0] ?? '');
    const entry = newEntry(incoming, ledger.length, fault.name, now());
    ledger.push(entry);
    noteEnd(response, entry, now);
    runExchange({ incoming, response, fault, entry, upstream, agent, now, sleep }).catch((error: unknown) => {
      entry.error ??= String(error);
      response.socket?.resetAndDestroy();
    });
  });
  server.prependListener('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (connections[accepted++] === 'reset') socket.resetAndDestroy();
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(void server.off('error', reject)));
    });
  const refuse = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    await refuse();
    agent.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    ledger,
    get connections() {
      return accepted;
    },
    get openConnections() {
      return sockets.size;
    },
    refuse,
    async accept() {
      if (!server.listening) await listen(port);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function newEntry(
  { method = '', url = '', headers }: IncomingMessage,
  ordinal: number,
  fault: string | undefined,
  receivedAt: number,
): LedgerEntry {
  return {
    ordinal,
    method,
    path: url,
    headers,
    fault,
    receivedAt,
    body: Buffer.alloc(0),
    forwarded: 'nothing',
    forwardedAt: undefined,
    upstreamStatus: undefined,
    isUpstreamDone: false,
    status: undefined,
    bytesSent: 0,
    end: undefined,
    endedAt: undefined,
    closedAt: undefined,
    error: undefined,
  };
}

function noteEnd(response: ServerResponse, entry: LedgerEntry, now: () => number): void {
  response.once('close', () => {
    // What the fault broke off has its end already.
    entry.end ??= response.writableFinished ? 'whole' : 'left';
    entry.closedAt = now();
    entry.endedAt ??= entry.closedAt;
  });
}
