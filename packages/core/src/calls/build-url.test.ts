import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildURL, hostedBaseURL } from './build-url.ts';

const settings = (baseURL: string, defaultQuery?: Record<string, string | undefined>) => ({
  baseURL,
  defaultQuery,
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('buildURL', () => {
  test.each([
    ['https://x.test', '/api/a', 'https://x.test/api/a'],
    ['https://x.test/', '/api/a', 'https://x.test/api/a'],
    ['https://x.test/v2', '/api/a', 'https://x.test/v2/api/a'],
    ['https://x.test', 'api/a', 'https://x.test/api/a'],
    ['https://x.test', 'https://y.test/b', 'https://y.test/b'],
    ['https://x.test', '/a?q=what?&r=1', 'https://x.test/a?q=what%3F&r=1'],
    ['https://x.test', '/a?q=1#part', 'https://x.test/a?q=1'],
    ['https://x.test', '/a#part?q=1', 'https://x.test/a'],
  ])('%s + %s', (baseURL, path, expected) => {
    expect(buildURL(settings(baseURL), path)).toBe(expected);
  });

  test.each(['http://', 'https://user:secret@y.test/b', 'file:///etc/hosts', 'mailto:a@b.test'])(
    'is no place to send a request to: %s',
    (path) => {
      const build = () => buildURL(settings('https://x.test'), path);
      expect(build).toThrow(expect.objectContaining({ code: 'invalid_path' }) as Error);
      expect(build).not.toThrow('secret');
    },
  );

  test('queries of the path, the client and the call, later ones first', () => {
    expect(
      buildURL(
        settings('https://x.test', { b: 'client', c: 'client' }),
        '/a?a=path&b=path',
        { c: 'call' },
        { d: '1' },
      ),
    ).toBe('https://x.test/a?a=path&b=client&c=call&d=1');
  });

  test('values are encoded; null is empty, undefined is left out', () => {
    expect(
      buildURL(settings('https://x.test'), '/a', { 'q r': 'ü&=', n: 1, t: true, e: null, u: undefined }),
    ).toBe('https://x.test/a?q%20r=%C3%BC%26%3D&n=1&t=true&e=');
  });

  test.each([{ a: {} }, { a: ['b'] }])('nested values are refused: %o', (query) => {
    expect(() => buildURL(settings('https://x.test'), '/a', query)).toThrow(
      expect.objectContaining({ code: 'invalid_query' }) as Error,
    );
  });

  test('a base of the call’s own replaces the hosted service only', () => {
    expect(buildURL(settings(hostedBaseURL), '/a', null, null, 'https://y.test')).toBe('https://y.test/a');
    expect(buildURL(settings('https://x.test'), '/a', null, null, 'https://y.test')).toBe('https://x.test/a');
  });

  test('a relative base means the host of the page', () => {
    vi.stubGlobal('location', { origin: 'https://page.test' });
    expect(buildURL(settings('/api/handinger'), '/api/tasks')).toBe(
      'https://page.test/api/handinger/api/tasks',
    );
  });

  test('without a page, a relative base can’t be used', () => {
    expect(() => buildURL(settings('/api/handinger'), '/api/tasks')).toThrow(
      expect.objectContaining({ code: 'invalid_base_url' }) as Error,
    );
  });
});
