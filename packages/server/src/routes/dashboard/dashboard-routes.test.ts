import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressFiles } from '../../../scripts/compress-files.ts';
import { addErrorAnswers } from '../../plugins/error-answers.ts';
import { rawRequest, type RawAnswer } from '../../testing/raw-request.ts';
import { addDashboardRoutes } from './dashboard-routes.ts';

const script = 'export const answer = 42;\n'.repeat(200);
const scriptPath = '/assets/index-1a2b3c.js';
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder: string;
let app: FastifyInstance;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-dashboard-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(dist, '.env'), 'secret');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Handinger</title>');
  await writeFile(join(dist, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(dist, scriptPath), script);
  await writeFile(join(dist, 'assets/font.woff2'), 'a font');
  await compressFiles(dist);
  app = fastify({ exposeHeadRoutes: false, routerOptions: { ignoreTrailingSlash: true } });
  addErrorAnswers(app);
  app.get('/api/workers', () => []);
  addDashboardRoutes(app, dist);
  origin = await app.listen();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  rawRequest(origin, method, path, { headers });

describe('the page', () => {
  test.each(['/', '/workers', '/workers/wrk_1/tasks/a%20task', '/usage?interval=hour', '/sign-in', '/any'])(
    'is under %s',
    async (path) => {
      const { status, headers, body } = await get(path, html);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body.toString()).toContain('<title>Handinger</title>');
      expect(headers['cache-control']).toBe('no-cache');
      // A browser could take the page of an older version for this one.
      expect([headers.etag, headers['last-modified']]).toEqual([undefined, undefined]);
    },
  );

  test('is at the root whatever is accepted', async () => {
    expect((await get('/')).body.toString()).toContain('<title>');
  });

  test('runs nothing but its own scripts, and in no frame', async () => {
    const { headers } = await get('/', html);
    const policy = String(headers['content-security-policy']);
    for (const directive of [
      "default-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  test.each([
    ['/api', html],
    ['/api/nothing', html],
    ['//api/nothing', html],
    ['/API/nothing', html],
    ['/healthz/x', html],
    ['/openapi.xml', html],
    ['/internal/x', html],
    ['/session/x/y', html],
    ['/assets/gone-1a2b3c.js', html],
    ['/assets', html],
    ['/workers', { accept: 'application/json' }],
    ['/workers', { accept: '*/*' }],
    ['/workers', {}],
  ])('is not under %s for %j', async (path, headers) => {
    const { status, body } = await get(path, headers);
    expect([status, JSON.parse(body.toString())]).toEqual([
      404,
      { error: expect.stringMatching(/^There is no operation GET /), code: 'not_found' },
    ]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is not given to %s', async (method) => {
    expect((await get('/workers', html, method)).status).toBe(404);
  });

  test('a route of the API goes before it', async () => {
    expect((await get('/api/workers', html)).body.toString()).toBe('[]');
  });
});

describe('a file', () => {
  test('with a digest in its name is kept for good', async () => {
    const { status, headers, body } = await get(scriptPath);
    expect([status, body.toString()]).toEqual([200, script]);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-encoding']).toBeUndefined();
  });

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('is sent as small as "accept-encoding: %s" lets it', async (accepted, encoding, decompress) => {
    const { headers, body } = await get(scriptPath, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(body.byteLength).toBeLessThan(script.length / 10);
    expect(Number(headers['content-length'])).toBe(body.byteLength);
    expect(decompress(body).toString()).toBe(script);
  });

  test.each([
    ['/mark.svg', 'image/svg+xml'],
    ['/assets/font.woff2', 'font/woff2'],
  ])('%s that was not compressed comes as it is', async (path, type) => {
    const { status, headers } = await get(path, { 'accept-encoding': 'br' });
    expect([status, headers['content-type'], headers['content-encoding']]).toEqual([200, type, undefined]);
  });

  test('HEAD tells its length and sends nothing', async () => {
    const { status, headers, body } = await get(scriptPath, {}, 'HEAD');
    expect([status, headers['content-length'], body.byteLength]).toEqual([200, String(script.length), 0]);
    expect((await get('/workers', html, 'HEAD')).status).toBe(200);
    expect((await get('/nothing', {}, 'HEAD')).status).toBe(404);
  });

  test('a part of it, and a part that it has not', async () => {
    const part = await get(scriptPath, { range: 'bytes=0-5' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      'export',
      `bytes 0-5/${script.length}`,
    ]);
    const beyond = await get(scriptPath, { range: 'bytes=999999-' });
    expect([beyond.status, beyond.headers['content-range'], beyond.body.byteLength]).toEqual([
      416,
      `bytes */${script.length}`,
      0,
    ]);
  });

  test('that the browser has is not sent again', async () => {
    const { headers } = await get(scriptPath);
    const again = await get(scriptPath, { 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.byteLength]).toEqual([304, 0]);
  });
});

describe('nothing outside of the build', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '//../secret.txt',
    '/.env',
    '/%2eenv',
    '/assets/%00.js',
    '/assets/index-1a2b3c.js%00.html',
    `/${'../'.repeat(20)}etc/passwd`,
    '/file:///etc/passwd',
  ])('%s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.toString()).not.toMatch(/^secret|root:/);
    expect((await get(path, html)).body.toString()).not.toMatch(/^secret|root:/);
  });
});

test('a page that was not built says how to build it', async () => {
  const bare = fastify();
  addErrorAnswers(bare);
  addDashboardRoutes(bare, join(folder, 'nowhere'));
  const { statusCode, headers, body } = await bare.inject({ url: '/workers', headers: html });
  expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(body).toContain('pnpm build');
  await bare.close();
});
