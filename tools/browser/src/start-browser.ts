import { findChromium } from '@handinger/runtimes/find-chromium';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { TestPage } from './test-page.ts';

/** How a page is opened. */
export interface OpenOptions {
  /** Problems that the test causes itself, such as the browser's lines about requests while it is offline. */
  readonly ignore?: readonly RegExp[];
  /** Another page, whose cookies and storage this one shares, as a second tab does. Without it each page is a visitor of its own. */
  readonly beside?: TestPage;
  /** Of the visitor: viewport, colour scheme, reduced motion … */
  readonly context?: BrowserContextOptions;
}

/** A Chromium that runs until it is closed. */
export interface TestBrowser extends AsyncDisposable {
  /** Opens a page at the URL, and resolves once its document is there. */
  open(url: string, options?: OpenOptions): Promise<TestPage>;
  close(): Promise<void>;
}

/** Starts the Chromium of this machine; one is enough for a test file. Throws where there is none and it can't be installed. */
export async function startBrowser(): Promise<TestBrowser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found, nor could it be installed.');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--disable-dev-shm-usage', '--enable-precise-memory-info'],
    // Without it "back" would load the page anew, and what a page does in that cache could not be seen.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    timeout: 120_000,
  });
  return {
    async open(url, { ignore = [], beside, context: options } = {}) {
      const context = beside?.page.context() ?? (await browser.newContext(options));
      context.setDefaultTimeout(60_000);
      const page = new TestPage(await context.newPage(), ignore);
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
