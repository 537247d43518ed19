import { bundlePage } from '@handinger/browser/bundle-page';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import { startOrigin } from '@handinger/browser/start-origin';
import { Handinger } from '@ramensoft/handinger';
import { startTestServer } from '@ramensoft/handinger-server/testing';
import { pageCpu, type PageCpu } from './page-cpu.ts';
import { printTable } from './print-table.ts';
import { median } from './quantile.ts';
import type { PageControls } from './react-page/main.tsx';
import { recordStream } from './record-stream.ts';
import { replayServer } from './replay-server.ts';

const chunks = 10_000;
const rounds = 5;
/** 10,000 in 5 seconds, nearly one by one, as they come from a model. */
const pace = { events: 2, everyMs: 1 };

const pages = {
  ours: 'hook=ours',
  'useChat as it is': 'hook=theirs&replay',
  'useChat, throttled to 16 ms': 'hook=theirs&replay&throttle=16',
};
type Name = keyof typeof pages;

interface Measured extends PageCpu {
  readonly renders: number;
  readonly frames: number;
  readonly dropped: number;
  readonly milliseconds: number;
}

/**
 * A turn of 10,000 chunks, the same bytes at the same pace, in the same browser: `useTask`, and `useChat` of the AI SDK with its own
 * transport. Medians of rounds in turns.
 */
export async function reactChunks(): Promise<void> {
  const server = await startTestServer();
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  const { id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' });
  const recorded = await recordStream(client, workerId, `[[offline:tokens ${chunks}]]`);
  await server.close();
  const entry = new URL('react-page/main.tsx', import.meta.url);
  const replay = replayServer(recorded, pace);
  await using origin = await startOrigin({
    '/': '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/page.js"></script>',
    '/page.js': await bundlePage(entry, { mode: 'production' }),
    '/api/handinger/': replay,
    '/chat': replay,
  });
  await using browser = await startBrowser();

  const measured: Record<Name, Measured[]> = {
    ours: [],
    'useChat as it is': [],
    'useChat, throttled to 16 ms': [],
  };
  const names = Object.keys(pages) as Name[];
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      measured[name].push(await measure(browser, `${origin.url}/?${pages[name]}&worker=${workerId}`));
    }
  }
  const usual = (name: Name, key: keyof Measured) => median(measured[name].map((one) => one[key]));
  const ratio = (name: Name, key: keyof Measured) => (usual('ours', key) / usual(name, key)).toFixed(2);
  printTable(
    names.map((name) => ({
      hook: name,
      renders: usual(name, 'renders'),
      'scripting ms': Math.round(usual(name, 'scripting')),
      'main thread CPU ms': Math.round(usual(name, 'busy')),
      frames: usual(name, 'frames'),
      'dropped frames': usual(name, 'dropped'),
      'stream ms': Math.round(usual(name, 'milliseconds')),
      'ours / it: renders': ratio(name, 'renders'),
      'ours / it: scripting': ratio(name, 'scripting'),
    })),
  );
}

async function measure(browser: TestBrowser, url: string): Promise<Measured> {
  const visit = await browser.open(url);
  const { page } = visit;
  await page.waitForFunction(() => (globalThis as unknown as { controls?: PageControls }).controls?.status);
  const { result: seen, ...cpu } = await pageCpu(visit, () =>
    page.evaluate(async () => {
      const { controls } = globalThis as unknown as { controls: PageControls };
      controls.renders = 0;
      const began = performance.now();
      let frames = 0;
      let dropped = 0;
      let last = began;
      const isOver = () => controls.turns === 1 && controls.status === 'ready';
      controls.send('Go.');
      await new Promise<void>((resolve) => {
        const frame = (now: number) => {
          frames += 1;
          dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
          last = now;
          if (isOver()) resolve();
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      const { renders, characters } = controls;
      return { renders, characters, frames, dropped, milliseconds: performance.now() - began };
    }),
  );
  if (visit.problems.length > 0) throw new Error(visit.problems.join('\n'));
  if (seen.characters < chunks * 2) throw new Error(`The page shows ${seen.characters} characters only.`);
  await visit.close();
  return { ...seen, ...cpu };
}
