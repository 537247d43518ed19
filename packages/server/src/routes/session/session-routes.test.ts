import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStorage } from '../../open-storage.ts';
import { startOn, type RunningServer } from '../../start-server.ts';
import { rawRequest, type RawAnswer } from '../../testing/raw-request.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let host: string;
const log: string[] = [];
/** Whatever may stand nowhere but in the browser. */
const secrets: string[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: (line) => void log.push(line) });
  server = await startTestServer({ corsOrigin: 'http://localhost:3000', logger });
  ({ host } = new URL(server.url));
});
afterAll(() => server.close());

const own = { 'sec-fetch-site': 'same-origin' };
type Headers = Record<string, string>;

const send = (method: string, path: string, headers: Headers = {}, json?: unknown): Promise<RawAnswer> =>
  rawRequest(server.url, method, path, { headers, ...(json !== undefined && { json }) });
const bodyOf = ({ body }: RawAnswer) => JSON.parse(body.toString()) as { error: string; code: string };
const cookieOf = ({ headers }: RawAnswer) => headers['set-cookie']?.[0] ?? '';

/** The cookie of an answer, as the browser sends it from now on. */
function keepCookie(answer: RawAnswer): { cookie: string } {
  const [cookie = ''] = cookieOf(answer).split(';');
  secrets.push(cookie.split('=')[1]!);
  return { cookie };
}

/** Whether the cookie signs somebody in. */
async function isSignedIn(headers: Headers): Promise<boolean> {
  const answer = await send('GET', '/session', { ...own, ...headers });
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.body.toString()) as { session: object | null }).session !== null;
}

async function signIn(key: string = server.key, headers: Headers = {}): Promise<Headers> {
  const answer = await send('POST', '/session', { ...own, ...headers }, { key });
  expect([answer.status, answer.body.toString()]).toEqual([204, '']);
  return keepCookie(answer);
}

describe('signing in', () => {
  test('a key becomes a cookie that does not hold it', async () => {
    const answer = await send('POST', '/session', { origin: server.url }, { key: ` ${server.key}\n` });
    expect(answer.status).toBe(204);
    const { port } = new URL(server.url);
    expect(cookieOf(answer)).toMatch(
      new RegExp(
        `^handinger_session_${port}=[\\w-]{43}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict$`,
      ),
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    const cookie = keepCookie(answer);

    const session = await send('GET', '/session', { ...cookie, ...own });
    expect([session.status, bodyOf(session)]).toEqual([
      200,
      {
        session: { organizationId: 'org_local', userId: 'usr_local', keyPrefix: server.key.slice(0, 13) },
      },
    ]);
    expect((await send('GET', '/api/workers', { ...cookie, ...own })).status).toBe(200);
  });

  test('over https the cookie is for https only', async () => {
    const headers = { origin: 'https://handinger.example', host: 'handinger.example' };
    const answer = await send('POST', '/session', headers, { key: server.key });
    expect(cookieOf(answer)).toMatch(/^handinger_session_default=.*; HttpOnly; Secure; SameSite=Strict$/);
  });

  test.each([
    ['hdg_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 401, 'invalid_api_key'],
    ['nonsense', 401, 'invalid_api_key'],
    ['', 400, 'invalid_request'],
    [5, 400, 'invalid_request'],
    ['x'.repeat(301), 400, 'invalid_request'],
    ['x'.repeat(10_000), 413, 'payload_too_large'],
  ])('the key %j is refused with a sentence that does not repeat it', async (key, status, code) => {
    const answer = await send('POST', '/session', own, { key });
    expect([answer.status, bodyOf(answer).code, cookieOf(answer)]).toEqual([status, code, '']);
    expect(bodyOf(answer).error).toMatch(/^[A-Z].*\.$/);
    expect(bodyOf(answer).error).not.toMatch(/aaaa|nonsense|xxxx/);
  });

  test('tasks that are started at the dashboard say so', async () => {
    const cookie = await signIn();
    const answer = await send('POST', '/api/tasks', { ...cookie, ...own }, { input: 'x', taskId: 'from-ui' });
    expect(answer.status).toBe(200);
    const { body } = await send('GET', '/api/tasks/from-ui', { authorization: `Bearer ${server.key}` });
    expect(JSON.parse(body.toString())).toMatchObject({
      task: { triggeredBy: 'ui', createdByUserId: 'usr_local' },
    });
  });

  test('an id that somebody else chose is not taken over', async () => {
    const name = `handinger_session_${new URL(server.url).port}`;
    const planted = { cookie: `${name}=${'a'.repeat(43)}` };
    const { cookie } = await signIn(server.key, planted);
    expect(cookie).not.toBe(planted.cookie);
    expect(await isSignedIn(planted)).toBe(false);
  });

  test('signing in again ends the session before it', async () => {
    const first = await signIn();
    const second = await signIn(server.key, first);
    expect(await isSignedIn(first)).toBe(false);
    expect(await isSignedIn(second)).toBe(true);
  });
});

describe('the link', () => {
  const pathOf = (link: string) => new URL(link).pathname;

  test('signs in once', async () => {
    const link = server.signInLink();
    expect(link).toMatch(new RegExp(`^${server.url}/session/[\\w-]{22}$`));
    expect((await send('HEAD', pathOf(link))).status).toBe(404);
    const first = await send('GET', pathOf(link), { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' });
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const cookie = keepCookie(first);
    secrets.push(pathOf(link).split('/')[2]!);
    expect(await isSignedIn(cookie)).toBe(true);
    const again = await send('GET', pathOf(link));
    expect([again.status, again.headers.location, cookieOf(again)]).toEqual([303, '/sign-in?link=used', '']);
  });

  test.each([
    '/session/',
    '/session/AAAAAAAAAAAAAAAAAAAAAA',
    '/session/%00',
    `/session/${'a'.repeat(5_000)}`,
  ])('%s signs nobody in', async (path) => expect(cookieOf(await send('GET', path))).toBe(''));
});

describe('signing out', () => {
  test('ends the session, not only the cookie', async () => {
    const cookie = await signIn();
    const answer = await send('DELETE', '/session', { ...cookie, ...own });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toMatch(/=; .*Expires=Thu, 01 Jan 1970/);
    const after = await send('GET', '/api/workers', { ...cookie, ...own });
    expect([after.status, bodyOf(after).code]).toEqual([401, 'invalid_api_key']);
    expect(bodyOf(after).error).toContain('Sign in again');
  });

  test('of nobody is no error', async () => {
    expect((await send('DELETE', '/session', own)).status).toBe(204);
    expect(await isSignedIn({})).toBe(false);
  });
});

describe('a cookie counts for the pages of this server only', () => {
  const change = (headers: Headers) => send('POST', '/api/workers', headers, { title: 'Forged' });

  test.each<[string, Headers]>([
    ['another port of the host', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }],
    ['another port, in a browser without fetch metadata', { origin: 'http://127.0.0.1:3000' }],
    ['the origin that CORS lets call', { origin: 'http://localhost:3000' }],
    ['a sandboxed document, such as a file of a worker', { origin: 'null' }],
    ['the same name, longer', { origin: 'http://127.0.0.1.evil.example' }],
    ['a value that no browser sends', { 'sec-fetch-site': 'Same-Origin ' }],
  ])('%s', async (_page, headers) => {
    const cookie = await signIn();
    for (const answer of [
      await change({ ...cookie, ...headers }),
      await send('GET', '/api/workers', { ...cookie, ...headers }),
      await send('DELETE', '/session', { ...cookie, ...headers }),
      await send('GET', '/session', { ...cookie, ...headers }),
    ]) {
      expect([answer.status, bodyOf(answer).code]).toEqual([403, 'forbidden']);
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
    expect(await isSignedIn(cookie)).toBe(true);
  });

  test('what says nothing of itself may read, and change nothing', async () => {
    const cookie = await signIn();
    expect((await send('GET', '/api/workers', cookie)).status).toBe(200);
    expect((await send('GET', '/api/workers', { ...cookie, 'sec-fetch-site': 'none' })).status).toBe(200);
    const answer = await change(cookie);
    expect([answer.status, bodyOf(answer).code]).toEqual([403, 'forbidden']);
    expect(bodyOf(answer).error).toContain('Authorization: Bearer');
    expect((await change({ ...cookie, 'sec-fetch-site': 'none' })).status).toBe(403);
  });

  test('its own page may, in old browsers too', async () => {
    const cookie = await signIn();
    expect((await change({ ...cookie, ...own, origin: server.url })).status).toBe(200);
    expect((await change({ ...cookie, origin: server.url })).status).toBe(200);
    expect((await change({ ...cookie, origin: `https://${host}` })).status).toBe(200);
  });

  test('another page signs nobody in', async () => {
    const answer = await send('POST', '/session', { origin: 'http://127.0.0.1:3000' }, { key: server.key });
    expect([answer.status, cookieOf(answer)]).toEqual([403, '']);
    const form = await send('POST', '/session', { 'content-type': 'text/plain' }, { key: server.key });
    expect([form.status, cookieOf(form)]).toEqual([415, '']);
  });

  test('a name that was bound to this address anew does not know the session', async () => {
    const cookie = await signIn();
    const rebound = { host: `evil.example:${new URL(server.url).port}`, ...own };
    const answer = await send('GET', '/api/workers', { ...cookie, ...rebound });
    expect([answer.status, bodyOf(answer).code]).toEqual([401, 'invalid_api_key']);
    expect(await isSignedIn({ ...cookie, ...rebound })).toBe(false);
    expect(await isSignedIn({ ...cookie, host: host.toUpperCase() })).toBe(true);
  });

  test('a key goes before a cookie', async () => {
    const cookie = await signIn();
    const headers = { ...cookie, ...own };
    const wrong = await send('GET', '/api/workers', { ...headers, authorization: 'Bearer nonsense' });
    expect([wrong.status, bodyOf(wrong).code]).toEqual([401, 'invalid_api_key']);
    const foreign = { ...cookie, origin: 'http://localhost:3000', authorization: `Bearer ${server.key}` };
    expect((await send('GET', '/api/workers', foreign)).status).toBe(200);
  });

  test('no cache keeps what a cookie gave', async () => {
    const cookie = await signIn();
    const { headers } = await send('GET', '/api/workers', { ...cookie, ...own });
    expect(headers['cache-control']).toBe('no-store');
  });

  test('a page among the files of a worker is saved, not run with the session', async () => {
    const { cookie = '' } = await signIn();
    const input = '[[offline:file page.html: <script>fetch("/api/workers")</script>]]';
    const task = await send('POST', '/api/tasks', { cookie, ...own }, { input });
    const { files } = JSON.parse(task.body.toString()) as { files: { url: string }[] };
    const path = new URL(files[0]!.url).pathname;
    const { status, headers } = await send('GET', path, { cookie, 'sec-fetch-site': 'none' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/) as string,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const linked = await send('GET', path, { cookie, 'sec-fetch-site': 'cross-site' });
    expect(linked.status).toBe(403);
  });
});

describe('a session ends', () => {
  test('with its key', async () => {
    const cookie = await signIn(await server.createKey({ user: 'usr_gone', organization: 'org_gone' }));
    expect(bodyOf(await send('GET', '/session', { ...cookie, ...own }))).toMatchObject({
      session: { userId: 'usr_gone' },
    });
    await server.revokeKeys('usr_gone');
    expect(await isSignedIn(cookie)).toBe(false);
    expect((await send('GET', '/api/workers', { ...cookie, ...own })).status).toBe(401);
  });

  test.each(['', 'a', 'a'.repeat(43), '%00', '"; drop table sessions; --'])(
    'the id %j is none',
    async (id) => {
      const cookie = `handinger_session_${new URL(server.url).port}=${id}`;
      expect(await isSignedIn({ cookie })).toBe(false);
      expect((await send('GET', '/api/workers', { cookie, ...own })).status).toBe(401);
    },
  );
});

describe('over restarts', () => {
  const at = { host: 'localhost:4747', ...own };
  const statusOf = async ({ url }: RunningServer, cookie: Headers) =>
    (await rawRequest(url, 'GET', '/api/workers', { headers: { ...cookie, ...at } })).status;

  test('a session goes on as long as its key, thirty days at most, and is stored nowhere', async () => {
    const data = await mkdtemp(join(tmpdir(), 'handinger-sessions-'));
    await (await startTestServer({ data })).close();

    const second = await startTestServer({ data });
    const link = new URL(second.signInLink()).pathname;
    const byLink = keepCookie(await rawRequest(second.url, 'GET', link, { headers: at }));
    const json = { key: second.key };
    const byKey = keepCookie(await rawRequest(second.url, 'POST', '/session', { headers: at, json }));
    expect(await Promise.all([statusOf(second, byLink), statusOf(second, byKey)])).toEqual([200, 200]);
    await second.close();

    // The key of the second start ended with it. The link's session belongs to the stored key of the same member.
    const third = await startTestServer({ data });
    expect(await Promise.all([statusOf(third, byLink), statusOf(third, byKey)])).toEqual([200, 401]);
    await third.close();

    const storage = await openStorage(data);
    const { rows } = await storage.client.query('select * from sessions');
    for (const secret of secrets) expect(JSON.stringify(rows)).not.toContain(secret);
    await storage.client.query(`update sessions set expires_at = now() - interval '1 second'`);
    const { server: fourth } = await startOn(storage, {});
    expect(await statusOf(fourth, byLink)).toBe(401);
    await fourth.close();
    await rm(data, { recursive: true });
  }, 60_000);
});

describe('guessing', () => {
  test('is over after ten wrong keys, however many come at once', async () => {
    const attempts = Array.from({ length: 30 }, (_, index) =>
      send('POST', '/session', own, { key: `hdg_test_guess${index}` }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    const right = await send('POST', '/session', own, { key: server.key });
    expect([right.status, bodyOf(right).code, cookieOf(right)]).toEqual([429, 'rate_limited', '']);
    expect(right.headers['retry-after']).toBe('60');
    expect(statuses).toContain(429);
  });
});

test('the log holds no key, no code and no session', () => {
  expect(log.join('')).toContain('"url":"/session/…"');
  for (const secret of [server.key, ...secrets]) expect(log.join('')).not.toContain(secret);
});
