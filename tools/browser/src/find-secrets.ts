import type { TestPage } from './test-page.ts';

/** Where a page holds one of the secrets: its address, document, storage, cookies that scripts can read, requests and answers. */
export async function findSecrets(page: TestPage, secrets: readonly string[]): Promise<string[]> {
  const places = new Map<string, string>();
  const held = await page.page.evaluate(async () => {
    const stores = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage }));
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    return {
      address: location.href,
      document: document.documentElement.outerHTML,
      'a script in the page': [...document.scripts].map((script) => script.text).join('\n'),
      'local storage': stores[0] ?? '',
      'session storage': stores[1] ?? '',
      'an own database or cache': JSON.stringify([databases, caches]),
      'a cookie that scripts read': document.cookie,
      'its history state': JSON.stringify(history.state) ?? '',
    };
  });
  for (const [place, text] of Object.entries(held)) places.set(place, text);
  for (const [index, request] of page.requests.entries()) {
    const name = `${index}: ${request.method} ${request.path}`;
    places.set(`the request ${name}`, `${request.url}\n${JSON.stringify(request.headers)}\n${request.body}`);
    // A stream that is open has no text yet, and asking for it would wait for its end.
    if (request.end === 'finished') places.set(`the answer to ${name}`, await request.text());
  }
  return [...places].flatMap(([place, text]) => (secrets.some((one) => text.includes(one)) ? [place] : []));
}
