import { startBrowser, type OpenOptions, type TestBrowser } from '@handinger/browser/start-browser';
import type { TestPage } from '@handinger/browser/test-page';
import Handinger from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';

/** The server with the built dashboard, and a browser to look at it. */
export interface Dashboard {
  readonly server: TestServer;
  readonly browser: TestBrowser;
  /** A client of the API, with the server's key. */
  readonly client: Handinger;
  /** Opens a path for a visitor who was signed in by a link. */
  open(path: string, options?: OpenOptions): Promise<TestPage>;
  close(): Promise<void>;
}

/** Starts both. The dashboard must have been built: `pnpm --filter @handinger/dashboard build`. */
export async function startDashboard(): Promise<Dashboard> {
  const server = await startTestServer({ timezone: 'Europe/Madrid', webhookRetryDelay: 600_000 });
  const browser = await startBrowser();
  return {
    server,
    browser,
    client: new Handinger({ apiKey: server.key, baseURL: server.url }),
    async open(path, options) {
      const page = await browser.open(server.signInLink(), options);
      await page.goto(server.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
