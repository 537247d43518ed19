import type { RequestListener } from 'node:http';
import { bundlePage } from '@handinger/browser/bundle-page';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import { startOrigin, type Origin, type Routes } from '@handinger/browser/start-origin';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { keepStreamLedger, type StreamLedger } from './stream-ledger.ts';

export type ReactVersion = 18 | 19;

/** An app of its own: its pages, and the proxy, on one origin. */
export interface Site extends Origin {
  /** What the proxy of this site was asked for. */
  readonly ledger: StreamLedger;
  /** The address of a scene, on that version of React. */
  address(
    version: ReactVersion,
    scene: string,
    parameters?: Readonly<Record<string, string | number>>,
  ): string;
}

/** Everything that tests of pages stand on. A test file has one, and each test a site of its own. */
export interface Stage extends AsyncDisposable {
  readonly browser: TestBrowser;
  readonly server: TestServer;
  /** With the key, as a program on a server has it. */
  readonly client: Handinger;
  /** A worker that repeats what it is told. */
  readonly workerId: string;
  /** Opens a site, with the pages of `main.tsx` and these. */
  serve(routes?: Routes): Promise<Site>;
  /** The API as pages see it, without a site. */
  listen(): { readonly ledger: StreamLedger; readonly handler: RequestListener };
}

const shell = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="${script}"></script>`;

/** Starts one, with pages on these versions of React. */
export async function startStage(versions: readonly ReactVersion[] = [18, 19]): Promise<Stage> {
  const stack = new AsyncDisposableStack();
  const server = await startTestServer();
  stack.defer(() => server.close());
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  const { id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' });
  const proxy = createHandingerProxy({
    client,
    authorize: () => true,
    allow: [
      'tasks.create',
      'tasks.list',
      'tasks.retrieve',
      'workers.list',
      'workers.retrieve',
      'workers.retrieveFile',
      'workers.streamUpdates',
    ],
  });
  const entry = new URL('../main.tsx', import.meta.url);
  const pages = await Promise.all(
    versions.map(async (version) => ({
      [`/${version}`]: shell(`/${version}.js`),
      [`/${version}.js`]: await bundlePage(entry, { react: version }),
    })),
  );
  const browser = stack.use(await startBrowser());
  const listen = () => {
    const ledger = keepStreamLedger(proxy);
    return { ledger, handler: toNodeHandler(ledger.proxy) };
  };
  return {
    browser,
    server,
    client,
    workerId,
    listen,
    async serve(routes = {}) {
      const { ledger, handler } = listen();
      const elsewhere = '<!doctype html><title>Elsewhere</title>';
      const origin = stack.use(
        await startOrigin(
          Object.assign({ '/api/handinger/': handler, '/elsewhere': elsewhere }, ...pages, routes) as Routes,
        ),
      );
      const address: Site['address'] = (version, scene, parameters = {}) => {
        const query = new URLSearchParams({ scene, worker: workerId });
        for (const [name, value] of Object.entries(parameters)) query.set(name, `${value}`);
        return `${origin.url}/${version}?${query}`;
      };
      return { ...origin, ledger, address };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
