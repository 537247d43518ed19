import { fileURLToPath } from 'node:url';
import type { CDPSession, Page, Request } from 'playwright-core';
import type { PageRequest } from './page-request.ts';

/** How slow the page's machine and its network are made. */
export interface Throttling {
  /** Times that scripts take longer. */
  readonly cpu?: number;
  /** Milliseconds that each request waits. */
  readonly latency?: number;
  /** Bytes a second, in each direction. */
  readonly bandwidth?: number;
}

/** Where pictures are written. */
const screenshots = new URL('../screenshots/', import.meta.url);

/** A page that keeps what went wrong in it and what it asked for. */
export class TestPage {
  /** Playwright's own, for everything that is not here. */
  readonly page: Page;
  /** Errors and warnings of the console, uncaught exceptions and requests that failed. A test ends with `[]`. */
  readonly problems: string[] = [];
  /** Every request of the page, oldest first. */
  readonly requests: PageRequest[] = [];
  readonly #records = new Map<Request, PageRequest>();
  readonly #ignore: readonly RegExp[];
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page, ignore: readonly RegExp[] = []) {
    this.page = page;
    this.#ignore = ignore;
    page.on('console', (message) => {
      const type = message.type();
      if (type !== 'error' && type !== 'warning') return;
      this.#note(`console ${type}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.#note(`uncaught: ${error.stack ?? error.message}`));
    page.on('request', (request) => this.#record(request));
    page.on('response', (response) => {
      const record = this.#records.get(response.request());
      if (record !== undefined) record.status = response.status();
    });
    page.on('requestfinished', (request) => this.#end(request, 'finished'));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'failed';
      this.#end(request, reason);
      // What the page itself gave up, as it should when it leaves a stream.
      if (reason !== 'net::ERR_ABORTED') this.#note(`${request.method()} ${request.url()}: ${reason}`);
    });
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** Takes the network away from all pages of this visitor, or gives it back. What is open goes on, unless its server cuts it. */
  async setOffline(isOffline: boolean): Promise<void> {
    await this.page.context().setOffline(isOffline);
  }

  async throttle({ cpu = 1, latency = 0, bandwidth = -1 }: Throttling): Promise<void> {
    const session = await this.#devTools();
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: bandwidth,
      uploadThroughput: bandwidth,
    });
  }

  /** Counters of the renderer since the first call: `ScriptDuration`, `TaskDuration` (seconds), `JSHeapUsedSize` (bytes) … */
  async metrics(): Promise<Record<string, number>> {
    const session = await this.#devTools();
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** Frees what nothing holds any more, so that the heap can be compared. */
  async collectGarbage(): Promise<void> {
    await (await this.#devTools()).send('HeapProfiler.collectGarbage');
  }

  /**
   * Makes the page believe that its tab is in the background, without frames, as a headless browser never has it. The
   * browser's own hiding can be had with `page.goBack()`.
   */
  async hide(): Promise<void> {
    await this.page.evaluate(() => {
      const held: FrameRequestCallback[] = [];
      const shown = globalThis.requestAnimationFrame;
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      globalThis.requestAnimationFrame = (callback) => held.push(callback);
      Object.assign(globalThis, {
        showAgain: () => {
          Reflect.deleteProperty(document, 'visibilityState');
          Reflect.deleteProperty(document, 'hidden');
          globalThis.requestAnimationFrame = shown;
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
          for (const callback of held) shown(callback);
        },
      });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
  }

  /** Ends what `hide` began. */
  async show(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as { showAgain(): void }).showAgain());
  }

  /** Writes a picture for a person to look at: `tools/browser/screenshots/<name>.png`, which git ignores. */
  async screenshot(name: string, { whole = false } = {}): Promise<void> {
    const path = fileURLToPath(new URL(`${name}.png`, screenshots));
    await this.page.screenshot({ path, fullPage: whole, animations: 'disabled' });
  }

  /** Ends the visit: the page, and with it the visitor's other pages and storage. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  #devTools(): Promise<CDPSession> {
    this.#session ??= this.page
      .context()
      .newCDPSession(this.page)
      .then(async (session) => {
        await session.send('Performance.enable');
        return session;
      });
    return this.#session;
  }

  #note(problem: string): void {
    if (!this.#ignore.some((pattern) => pattern.test(problem))) this.problems.push(problem);
  }

  #record(request: Request): void {
    const record: PageRequest = {
      method: request.method(),
      url: request.url(),
      path: new URL(request.url()).pathname,
      headers: request.headers(),
      body: request.postDataBuffer()?.toString('utf8') ?? '',
      status: undefined,
      end: undefined,
      text: async () => {
        const response = await request.response();
        return (await response?.text().catch(() => '')) ?? '';
      },
    };
    this.#records.set(request, record);
    this.requests.push(record);
  }

  #end(request: Request, end: string): void {
    const record = this.#records.get(request);
    if (record !== undefined) record.end = end;
  }
}
