import { afterEach, describe, expect, test, vi } from 'vitest';
import { Handinger, HandingerError, type ClientOptions } from './index.ts';
import { fakeFetch, json } from './test-support/fake-fetch.ts';

const key = 'hdg_test_0123456789';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** The code of the error that making a client throws; undefined when it throws none. */
function codeOf(options: unknown): unknown {
  const outcome = outcomeOf(() => new Handinger(options as ClientOptions));
  return outcome instanceof HandingerError ? outcome.code : undefined;
}

function outcomeOf(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

describe('options', () => {
  test('have defaults', () => {
    const client = new Handinger({ apiKey: key });
    const { baseURL, maxRetries, timeout, logLevel, logger, fetchOptions } = client;
    expect({ baseURL, maxRetries, timeout, logLevel, logger, fetchOptions }).toEqual({
      baseURL: 'https://handinger.com',
      maxRetries: 2,
      timeout: 60_000,
      logLevel: 'warn',
      logger: console,
      fetchOptions: undefined,
    });
    expect(Handinger.DEFAULT_TIMEOUT).toBe(60_000);
  });

  test.each([
    [{ apiKey: '' }, 'missing_api_key'],
    [{ apiKey: 42 }, 'invalid_api_key'],
    [{ apiKey: 'a\nb' }, 'invalid_api_key'],
    [{ apiKey: 'ключ' }, 'invalid_api_key'],
    [{ baseURL: 'handinger.com' }, 'invalid_base_url'],
    [{ baseURL: 'ftp://x.test' }, 'invalid_base_url'],
    [{ baseURL: 'https://user:password@x.test' }, 'invalid_base_url'],
    [{ baseURL: 'https://x.test?a=1' }, 'invalid_base_url'],
    [{ baseURL: 'https://x.test?' }, 'invalid_base_url'],
    [{ baseURL: 'https://x.test/#' }, 'invalid_base_url'],
    [{ timeout: -1 }, 'invalid_option'],
    [{ timeout: '5' }, 'invalid_option'],
    [{ maxRetries: 1.5 }, 'invalid_option'],
    [{ fetch: 'x' }, 'invalid_option'],
    [{ baseURL: '' }, undefined],
    [{ baseURL: null }, undefined],
    [{ timeout: Number.POSITIVE_INFINITY }, undefined],
    [{ apiKey: 'My API Key' }, undefined],
  ])('%o: %s', (options, code) => {
    expect(codeOf({ apiKey: key, ...options })).toBe(code);
  });

  test('a key or a password in them is not quoted by the error', () => {
    for (const options of [{ apiKey: 'geheim\n' }, { apiKey: key, baseURL: 'https://user:geheim@x.test' }]) {
      expect(() => new Handinger(options)).not.toThrow(/geheim/);
      expect(() => new Handinger(options)).toThrow(HandingerError);
    }
  });
});

describe('environment', () => {
  test('gives the key, the base, the level and headers', async () => {
    vi.stubEnv('HANDINGER_API_KEY', ` ${key} `);
    vi.stubEnv('HANDINGER_BASE_URL', 'https://env.test');
    vi.stubEnv('HANDINGER_LOG', 'info');
    vi.stubEnv('HANDINGER_CUSTOM_HEADERS', 'X-Team: a b\n\nX-Colon: a:b\nnonsense\nX-Over: env');
    const fetch = fakeFetch(json({}));
    const logger = {
      error: vi.fn<() => void>(),
      warn: vi.fn<() => void>(),
      info: vi.fn<() => void>(),
      debug: vi.fn<() => void>(),
    };
    const client = new Handinger({ fetch, logger, defaultHeaders: { 'x-over': 'option' } });
    expect(client).toMatchObject({ apiKey: key, baseURL: 'https://env.test', logLevel: 'info' });
    await client.tasks.retrieve('tsk_1');
    expect(Object.fromEntries(fetch.calls[0]?.headers ?? [])).toMatchObject({
      authorization: `Bearer ${key}`,
      'x-team': 'a b',
      'x-colon': 'a:b',
      'x-over': 'option',
    });
  });

  test('is less than an option', () => {
    vi.stubEnv('HANDINGER_API_KEY', 'hdg_test_env');
    vi.stubEnv('HANDINGER_BASE_URL', 'https://env.test');
    vi.stubEnv('HANDINGER_LOG', 'debug');
    const client = new Handinger({ apiKey: key, baseURL: 'https://option.test', logLevel: 'error' });
    expect(client).toMatchObject({ apiKey: key, baseURL: 'https://option.test', logLevel: 'error' });
    expect(new Handinger({ apiKey: null }).apiKey).toBe('');
  });

  test('without a key anywhere there is no client', () => {
    vi.stubEnv('HANDINGER_API_KEY', '');
    expect(codeOf({})).toBe('missing_api_key');
    expect(() => new Handinger()).toThrow('HANDINGER_API_KEY');
  });

  test('a level that is none is reported, and the default used', () => {
    vi.stubEnv('HANDINGER_LOG', 'loud');
    const warn = vi.fn<() => void>();
    const client = new Handinger({ apiKey: key, logger: { ...console, warn } });
    expect(client.logLevel).toBe('warn');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('"loud"'));
  });

  test('there need not be one', () => {
    vi.stubGlobal('process', undefined);
    expect(codeOf({})).toBe('missing_api_key');
    vi.stubGlobal('Deno', {
      env: { get: (name: string) => (name === 'HANDINGER_API_KEY' ? ` ${key} ` : undefined) },
    });
    expect(new Handinger().apiKey).toBe(key);
    vi.stubGlobal('Deno', {
      env: {
        get() {
          throw new Error('no permission');
        },
      },
    });
    expect(codeOf({})).toBe('missing_api_key');
  });
});

describe('in a browser', () => {
  test.each([
    ['a page', () => vi.stubGlobal('window', { document: {} })],
    [
      'a worker of a page',
      () => {
        vi.stubGlobal('WorkerGlobalScope', EventTarget);
        vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux)' });
      },
    ],
  ])('a secret key is refused: %s', async (_, enter) => {
    enter();
    expect(codeOf({ apiKey: key })).toBe('browser_key');
    expect(codeOf({ apiKey: key, dangerouslyAllowBrowser: true })).toBeUndefined();
    expect(codeOf({ apiKey: null, baseURL: '/api/handinger' })).toBeUndefined();
    const fetch = fakeFetch(json({}));
    await expect(new Handinger({ apiKey: () => key, fetch }).tasks.retrieve('tsk_1')).rejects.toMatchObject({
      code: 'browser_key',
    });
    await new Handinger({ apiKey: async () => 'token-for-this-user', fetch }).tasks.retrieve('tsk_1');
    expect(fetch.calls[0]?.headers.get('authorization')).toBe('Bearer token-for-this-user');
    expect(fetch.calls[0]?.headers.has('user-agent')).toBe(false);
  });

  test('Cloudflare Workers are none', () => {
    vi.stubGlobal('WorkerGlobalScope', EventTarget);
    vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' });
    expect(codeOf({ apiKey: key })).toBeUndefined();
  });
});
