import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import type { Throttling } from '@handinger/browser/test-page';
import { Handinger } from '@ramensoft/handinger';
import { startTestServer } from '@ramensoft/handinger-server/testing';
import { printTable } from './print-table.ts';
import { median } from './quantile.ts';

const rounds = 5;
const machines: Record<string, Throttling> = {
  'this machine': {},
  'a phone: CPU / 4, 200 kB/s, 100 ms': { cpu: 4, bandwidth: 200_000, latency: 100 },
};

interface Start {
  readonly painted: number;
  readonly interactive: number;
  readonly kilobytes: number;
}

/**
 * From a visit with an empty cache to a dashboard that shows the workers and has nothing left to do, as the built server serves it.
 * Medians.
 */
export async function dashboardStart(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const server = await startTestServer();
  stack.defer(() => server.close());
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  for (let number = 1; number <= 20; number += 1) {
    await client.workers.create({ title: `Worker ${number}`, instructions: 'Repeat what you are told.' });
  }
  const browser = stack.use(await startBrowser());
  const rows = [];
  for (const [machine, throttling] of Object.entries(machines)) {
    const starts: Start[] = [];
    for (let round = 0; round < rounds; round += 1) {
      starts.push(await start(browser, server, throttling));
    }
    const usual = (key: keyof Start) => Math.round(median(starts.map((one) => one[key])));
    rows.push({
      machine,
      'first paint ms': usual('painted'),
      'interactive ms': usual('interactive'),
      'transferred kB': usual('kilobytes'),
    });
  }
  printTable(rows);
}

async function start(
  browser: TestBrowser,
  { url, key }: { readonly url: string; readonly key: string },
  throttling: Throttling,
): Promise<Start> {
  // A page without scripts, so that nothing of the dashboard is in the cache.
  const first = await browser.open(`${url}/healthz`);
  const signedIn = await first.page.evaluate(async (secret) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/session', {
      method: 'POST',
      headers,
      body: JSON.stringify({ key: secret }),
    });
    return answer.status;
  }, key);
  if (signedIn !== 204) throw new Error(`Signing in was answered with ${signedIn}.`);
  const visit = await browser.open('about:blank', { beside: first });
  await visit.throttle(throttling);
  await visit.goto(`${url}/workers`);
  await visit.page.getByText('Worker 20', { exact: true }).first().waitFor();
  const measured = await visit.page.evaluate(
    () =>
      new Promise<Start>((resolve) =>
        requestIdleCallback(() => {
          const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          const bytes = [...resources, navigation].map((entry) => entry?.transferSize ?? 0);
          resolve({
            painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
            interactive: performance.now(),
            kilobytes: bytes.reduce((sum, one) => sum + one, 0) / 1000,
          });
        }),
      ),
  );
  if (visit.problems.length > 0) throw new Error(visit.problems.join('\n'));
  await visit.close();
  return measured;
}
