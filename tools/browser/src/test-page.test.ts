import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundlePage } from './bundle-page.ts';
import { findSecrets } from './find-secrets.ts';
import { startBrowser, type TestBrowser } from './start-browser.ts';
import { startOrigin, type Origin } from './start-origin.ts';

let browser: TestBrowser;
let origin: Origin;
const sent: string[] = [];

beforeAll(async () => {
  const script = (version: 18 | 19) =>
    bundlePage(new URL('testing/warning-page.tsx', import.meta.url), { react: version });
  const page = (name: string) =>
    `<!doctype html><div id="root"></div><script type="module" src="${name}"></script>`;
  origin = await startOrigin({
    '/18': page('/18.js'),
    '/18.js': await script(18),
    '/19': page('/19.js'),
    '/19.js': await script(19),
    '/plain': '<!doctype html><title>plain</title>',
    '/api/': (request, response) => {
      sent.push(request.url ?? '');
      // Goes on for as long as the page reads it.
      if (request.url === '/api/stream') response.writeHead(200, { 'content-type': 'text/plain' }).write('a');
      else response.end('{"token":"s3cret"}');
    },
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await origin?.close();
});

test.for([18, 19])('collects warnings, exceptions and failed requests of React %i', async (version) => {
  const page = await browser.open(`${origin.url}/${version}`);
  await expect.poll(() => page.page.title()).toMatch(`React ${version}.`);
  await expect.poll(() => page.problems.length).toBeGreaterThanOrEqual(3);
  expect(page.problems).toContainEqual(expect.stringContaining('unique "key" prop'));
  expect(page.problems).toContainEqual(expect.stringMatching(/^uncaught: .*A mistake/));
  expect(page.problems).toContainEqual(expect.stringContaining('404'));
  await page.close();
});

test('a quiet page has no problems, and its requests and secrets are found', async () => {
  const page = await browser.open(`${origin.url}/plain`);
  await page.page.evaluate(async () => {
    await (await fetch('/api/one?a=1', { method: 'POST', body: 'the body' })).text();
    localStorage.setItem('kept', 's3cret');
  });
  await expect.poll(() => page.requests.at(-1)?.end).toBe('finished');
  expect(page.requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/api/one',
    body: 'the body',
    status: 200,
  });
  expect(await findSecrets(page, ['s3cret'])).toEqual(['local storage', 'the answer to 1: POST /api/one']);
  expect(await findSecrets(page, ['the body'])).toEqual(['the request 1: POST /api/one']);
  expect(await findSecrets(page, ['another'])).toEqual([]);
  expect(page.problems).toEqual([]);
  await page.close();
});

test('offline refuses new requests until the page is online again, and the server cuts what is open', async () => {
  const ignore = [/ERR_INTERNET_DISCONNECTED/, /ERR_INCOMPLETE_CHUNKED_ENCODING/];
  const page = await browser.open(`${origin.url}/plain`, { ignore });
  const broken = page.page.evaluate(async () => {
    const reader = (await fetch('/api/stream')).body?.getReader();
    await reader?.read();
    document.title = 'reading';
    return reader?.read().then(
      () => 'read',
      () => 'broken',
    );
  });
  await expect.poll(() => page.page.title()).toBe('reading');
  await page.setOffline(true);
  origin.cut();
  expect(await broken).toBe('broken');
  const ask = () =>
    page.page.evaluate(() =>
      fetch('/api/two').then(
        (answer) => answer.status,
        () => 'refused',
      ),
    );
  expect(await ask()).toBe('refused');
  expect(sent).not.toContain('/api/two');
  await page.setOffline(false);
  expect(await ask()).toBe(200);
  expect(page.problems).toEqual([]);
  await page.close();
});

test('a page is hidden and shown, and comes back from the cache of the browser', async () => {
  const page = await browser.open(`${origin.url}/plain`);
  const state = () => page.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.join(' '));
  await page.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    document.addEventListener('visibilitychange', () => seen.push(document.visibilityState));
    globalThis.addEventListener('pageshow', (event) => seen.push(`persisted=${event.persisted}`));
  });
  await page.hide();
  expect(await state()).toBe('hidden');
  await page.page.evaluate(() => {
    requestAnimationFrame(() => (globalThis as unknown as { seen: string[] }).seen.push('frame'));
  });
  expect(await state()).toBe('hidden');
  await page.show();
  await expect.poll(state).toBe('hidden visible frame');
  await page.goto(`${origin.url}/api/elsewhere`);
  await page.page.goBack({ waitUntil: 'commit' });
  await expect.poll(state).toMatch(/ hidden visible persisted=true$/);
  await page.close();
});

test('slows scripts and the network, and counts', async () => {
  const page = await browser.open(`${origin.url}/plain`);
  await page.throttle({ cpu: 2, latency: 400 });
  const waited = await page.page.evaluate(async () => {
    const start = performance.now();
    await (await fetch('/api/slow')).text();
    return performance.now() - start;
  });
  expect(waited).toBeGreaterThan(350);
  // What DevTools evaluates is not counted, what the page does is.
  await page.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const button = document.createElement('button');
        button.addEventListener('click', () => {
          for (let index = 0; index < 3_000_000; index += 1) Math.sqrt(index);
        });
        setTimeout(() => {
          button.click();
          resolve();
        });
      }),
  );
  expect((await page.metrics())['ScriptDuration']).toBeGreaterThan(0);
  await page.collectGarbage();
  await page.close();
});
