import { describe, expect, test } from 'vitest';
import { Handinger, type Page } from '../index.ts';
import { fakeFetch, json, type FakeCall } from '../test-support/fake-fetch.ts';

type TaskPage = Page<Handinger.TaskList, Handinger.Task>;

/** What a server gives for one page; `ids` are those of its tasks. */
interface Served {
  readonly ids: readonly string[];
  readonly page?: unknown;
  readonly pageCount?: unknown;
  readonly totalCount?: unknown;
}

/** A client whose server gives, for each number of a page, what `serve` says. */
function listing(serve: (page: number, call: FakeCall) => Served | readonly string[]) {
  const fetch = fakeFetch((call) => {
    const page = Number(new URL(call.url).searchParams.get('page') ?? 1);
    const served = serve(page, call);
    const { ids, ...rest } = 'ids' in served ? served : { ids: served };
    return json({ tasks: ids.map((id) => ({ id })), page, pageCount: 3, totalCount: 6, ...rest });
  });
  const handinger = new Handinger({
    apiKey: 'hdg_test_0123456789',
    baseURL: 'https://api.test',
    logLevel: 'off',
    maxRetries: 0,
    fetch,
  });
  const asked = () => fetch.calls.map((call) => new URL(call.url).search);
  return { handinger, fetch, asked };
}

async function idsOf(list: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

const three = (page: number) => [`${page}a`, `${page}b`];
const all = ['1a', '1b', '2a', '2b', '3a', '3b'];

describe('a list is read to its end', () => {
  test('over the promise, over its page, and page by page', async () => {
    const { handinger, asked } = listing(three);
    expect(await idsOf(handinger.tasks.list())).toEqual(all);
    expect(asked()).toEqual(['', '?page=2', '?page=3']);
    expect(await idsOf(await handinger.tasks.list())).toEqual(all);
    const pages: TaskPage[] = [];
    for await (const page of (await handinger.tasks.list()).byPage()) pages.push(page);
    expect(pages.map((page) => page.page)).toEqual([1, 2, 3]);
    expect(pages.map((page) => page.hasNextPage())).toEqual([true, true, false]);
    const numbers: number[] = [];
    for await (const page of handinger.tasks.list().byPage()) numbers.push(page.page);
    expect(numbers).toEqual([1, 2, 3]);
  });

  test('from the page that was asked for', async () => {
    const { handinger, asked } = listing(three);
    expect(await idsOf(handinger.tasks.list({ page: 2 }))).toEqual(['2a', '2b', '3a', '3b']);
    expect(await idsOf(handinger.tasks.list({ page: 1 }, { query: { page: 3 } }))).toEqual(['3a', '3b']);
    expect(asked()).toEqual(['?page=2', '?page=3', '?page=3']);
  });

  test('a page and an iteration can be read again', async () => {
    const { handinger } = listing(three);
    const call = handinger.tasks.list();
    expect(await idsOf(call)).toEqual(all);
    expect(await idsOf(call)).toEqual(all);
    const page = await call;
    expect((await page.getNextPage()).tasks[0]?.id).toBe('2a');
    expect((await page.getNextPage()).tasks[0]?.id).toBe('2a');
  });

  test('over an empty page in the middle', async () => {
    const { handinger } = listing((page) => (page === 2 ? [] : three(page)));
    expect(await idsOf(handinger.tasks.list())).toEqual(['1a', '1b', '3a', '3b']);
  });

  test('when there is nothing in it', async () => {
    const { handinger, asked } = listing(() => ({ ids: [], pageCount: 0, totalCount: 0 }));
    expect(await idsOf(handinger.tasks.list())).toEqual([]);
    expect(asked()).toHaveLength(1);
  });

  test('when it becomes longer or shorter meanwhile', async () => {
    const longer = listing((page) => ({ ids: three(page), pageCount: Math.min(5, page + 1) }));
    expect(await idsOf(longer.handinger.tasks.list())).toHaveLength(10);
    const shorter = listing((page) => ({ ids: page > 2 ? [] : three(page), pageCount: page > 2 ? 2 : 5 }));
    expect(await idsOf(shorter.handinger.tasks.list())).toEqual(['1a', '1b', '2a', '2b']);
    expect(shorter.asked()).toHaveLength(3);
  });

  test('when it becomes shorter, and the server gives its last page for those beyond it', async () => {
    const { handinger } = listing((page) =>
      page > 2 ? { ids: three(2), page: 2, pageCount: 2 } : { ids: three(page), pageCount: 5 },
    );
    expect(await idsOf(handinger.tasks.list())).toEqual(['1a', '1b', '2a', '2b']);
  });

  test('each item once, though new ones push it on to the next page', async () => {
    const { handinger } = listing((page) => (page === 2 ? ['1b', '2a'] : three(page)));
    expect(await idsOf(handinger.tasks.list())).toEqual(['1a', '1b', '2a', '3a', '3b']);
  });

  test('when exactly a page of new items came in meanwhile', async () => {
    const { handinger } = listing((page) => ({
      ids: three(page === 1 ? 1 : page - 1),
      totalCount: page === 1 ? 6 : 8,
      pageCount: page === 1 ? 3 : 4,
    }));
    expect(await idsOf(handinger.tasks.list())).toEqual(all);
  });

  test('without a pageCount, up to an empty page', async () => {
    const { handinger, asked } = listing((page) => ({
      ids: page > 3 ? [] : three(page),
      pageCount: undefined,
    }));
    expect(await idsOf(handinger.tasks.list())).toEqual(all);
    expect(asked()).toHaveLength(4);
  });
});

describe('nothing is asked for that nobody reads', () => {
  test.each(['promise', 'page'])('leaving a loop over the %s', async (over) => {
    const { handinger, asked } = listing(three);
    const call = handinger.tasks.list();
    for await (const task of over === 'page' ? await call : call) if (task.id === '1b') break;
    expect(asked()).toHaveLength(1);
    for await (const task of call) if (task.id === '2a') break;
    expect(asked()).toHaveLength(2);
  });

  test('leaving a loop over pages', async () => {
    const { handinger, asked } = listing(three);
    for await (const page of (await handinger.tasks.list()).byPage()) if (page.page === 2) break;
    expect(asked()).toHaveLength(2);
  });

  test('a page beyond the last has no next one', async () => {
    const { handinger, asked } = listing((page) => (page > 3 ? [] : three(page)));
    const beyond = await handinger.tasks.list({ page: 9 });
    expect(beyond.hasNextPage()).toBe(false);
    expect(await idsOf(beyond)).toEqual([]);
    await expect(beyond.getNextPage()).rejects.toMatchObject({ code: 'no_next_page' });
    expect(asked()).toHaveLength(1);
  });
});

describe('later pages keep what the call was given', () => {
  test('filters, headers, queries and the signal, and not what becomes of the objects', async () => {
    const { handinger, fetch } = listing(three);
    const params: Handinger.TaskListParams = { workerId: 'wrk_1', status: 'error', triggeredBy: 'api' };
    const signal = new AbortController().signal;
    const options = { headers: { 'x-team': 'a' }, query: { extra: '1' }, signal };
    const page = await handinger.tasks.list(params, options);
    Object.assign(params, { workerId: 'wrk_2', page: 7 });
    Object.assign(options, { headers: {} });
    expect(await idsOf(page)).toEqual(all);
    expect(fetch.calls.map((call) => new URL(call.url).search)).toEqual([
      '?workerId=wrk_1&status=error&triggeredBy=api&extra=1',
      '?workerId=wrk_1&status=error&triggeredBy=api&page=2&extra=1',
      '?workerId=wrk_1&status=error&triggeredBy=api&page=3&extra=1',
    ]);
    expect(fetch.calls.map((call) => call.headers.get('x-team'))).toEqual(['a', 'a', 'a']);
  });

  test('a page in the query of the options goes on from there', async () => {
    const { handinger, asked } = listing(three);
    await idsOf(handinger.tasks.list({ status: 'error' }, { query: { page: '2', extra: 1 } }));
    expect(asked()).toEqual(['?status=error&page=2&extra=1', '?status=error&page=3&extra=1']);
  });

  test('an abort between two pages ends the loop', async () => {
    const { handinger, asked } = listing(three);
    const controller = new AbortController();
    const read = async () => {
      for await (const task of handinger.tasks.list(null, { signal: controller.signal })) {
        if (task.id === '1b') controller.abort();
      }
    };
    await expect(read()).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    expect(asked()).toHaveLength(1);
  });

  test('a failure of a later page is thrown, and the items before it were given', async () => {
    const fetch = fakeFetch(
      json({ tasks: [{ id: '1a' }], page: 1, pageCount: 2, totalCount: 2 }),
      json({ error: 'no' }, 500),
    );
    const handinger = new Handinger({ apiKey: 'k', baseURL: 'https://api.test', maxRetries: 0, fetch });
    const ids: string[] = [];
    const read = async () => {
      for await (const task of handinger.tasks.list()) ids.push(task.id);
    };
    await expect(read()).rejects.toBeInstanceOf(Handinger.InternalServerError);
    expect(ids).toEqual(['1a']);
  });
});

describe('a page that comes again is an error, never an endless list', () => {
  test.each([
    ['the server ignores the number', () => ({ ids: three(1), page: 1 })],
    ['the server says the number, and gives the same items', () => three(1)],
    ['another page comes back', (page: number) => ({ ids: three(page), page: page === 1 ? 1 : 3 })],
    ['there is no pageCount', () => ({ ids: three(1), page: undefined, pageCount: undefined })],
  ])('%s', async (_, serve) => {
    const { handinger, asked } = listing(serve);
    const ids: string[] = [];
    const read = async () => {
      for await (const task of handinger.tasks.list()) ids.push(task.id);
    };
    await expect(read()).rejects.toMatchObject({ code: 'repeated_page' });
    await expect(read()).rejects.toThrow(/when asked for page 2.*query parameter "page"/s);
    expect(ids).toEqual(['1a', '1b', '1a', '1b']);
    expect(asked()).toHaveLength(4);
    const page = await handinger.tasks.list();
    await expect(page.getNextPage()).rejects.toBeInstanceOf(Handinger.HandingerError);
  });

  test('two empty pages are not the same page', async () => {
    const { handinger } = listing((page) => (page < 3 ? [] : three(page)));
    expect(await idsOf(handinger.tasks.list())).toEqual(['3a', '3b']);
  });
});

describe('a page is data', () => {
  test('exactly the documented fields, for JSON, for copies and for spreading', async () => {
    const { handinger } = listing(three);
    const page = await handinger.tasks.list();
    const fields = { tasks: [{ id: '1a' }, { id: '1b' }], page: 1, pageCount: 3, totalCount: 6 };
    expect(JSON.parse(JSON.stringify(page))).toEqual(fields);
    expect({ ...page }).toStrictEqual(fields);
    expect(structuredClone(page)).toEqual(fields);
    expect(Object.keys(page)).toEqual(Object.keys(fields));
  });

  test('a field of a hostile name takes no method away', async () => {
    const body = '{"__proto__":{"hasNextPage":1},"tasks":[],"page":1,"pageCount":1,"totalCount":0}';
    const fetch = fakeFetch(new Response(body, { headers: { 'content-type': 'application/json' } }));
    const handinger = new Handinger({ apiKey: 'k', baseURL: 'https://api.test', fetch });
    const page = await handinger.tasks.list();
    expect(page.hasNextPage()).toBe(false);
    expect(({} as { hasNextPage?: unknown }).hasNextPage).toBeUndefined();
  });

  test('with its response', async () => {
    const { handinger } = listing(three);
    const call = handinger.tasks.list({ page: 2 });
    const { data, response } = await call.withResponse();
    expect(data).toBe(await call);
    expect(response.status).toBe(200);
    expect(await idsOf(data)).toEqual(['2a', '2b', '3a', '3b']);
    expect((await handinger.tasks.list().asResponse()).bodyUsed).toBe(false);
  });

  test.each(['null', '5', '"tasks"'])('an answer that is none is an error: %s', async (body) => {
    const fetch = fakeFetch(new Response(body, { headers: { 'content-type': 'application/json' } }));
    const handinger = new Handinger({ apiKey: 'k', baseURL: 'https://api.test', fetch });
    await expect(handinger.tasks.list()).rejects.toMatchObject({ code: 'invalid_response' });
  });

  test.each([{}, { tasks: null }, { items: [] }])('an answer without the list: %o', async (body) => {
    const handinger = new Handinger({
      apiKey: 'k',
      baseURL: 'https://api.test',
      fetch: fakeFetch(json(body)),
    });
    await expect(idsOf(handinger.tasks.list())).rejects.toMatchObject({ code: 'invalid_response' });
  });
});

test('a request that fails rejects the loop and the promise alike, and is sent once', async () => {
  const fetch = fakeFetch(json({ error: 'no' }, 403));
  const handinger = new Handinger({ apiKey: 'k', baseURL: 'https://api.test', fetch });
  const call = handinger.workers.list();
  await expect(call).rejects.toBeInstanceOf(Handinger.PermissionDeniedError);
  await expect(idsOf(call)).rejects.toBeInstanceOf(Handinger.PermissionDeniedError);
  expect(fetch.calls).toHaveLength(1);
});
