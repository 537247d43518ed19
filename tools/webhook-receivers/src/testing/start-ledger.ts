import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Report } from '../mounts/report.ts';

/** Where handlers have their effects: outside of every receiver, so that it sees what two of them do, and what a dead one did. */
export interface Ledger extends AsyncDisposable {
  readonly url: string;
  /** What handlers began, in this order. */
  readonly begun: Report[];
  /** What was written down, and answered while the handler was there to hear it. */
  readonly effects: Report[];
  /**
   * What to do before a report is written down: wait; or throw, and the handler is told that it failed. `hungUp` resolves when
   * the handler is not there any more, which is known a moment after its process has died.
   */
  before: (report: Report, hungUp: Promise<unknown>) => Promise<void> | void;
}

export async function startLedger(): Promise<Ledger> {
  const server = createServer(async (request, response) => {
    const report = (await json(request)) as Report;
    ledger.begun.push(report);
    try {
      await ledger.before(report, once(response, 'close'));
    } catch {
      response.writeHead(500).end();
      return;
    }
    // The process of the handler has died: what it was about to do is not done.
    if (response.destroyed) return;
    ledger.effects.push(report);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ledger: Ledger = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    begun: [],
    effects: [],
    before: () => undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return ledger;
}
