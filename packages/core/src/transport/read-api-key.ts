import { HandingerError } from '../errors/handinger-error.ts';
import { isBrowser } from './is-browser.ts';
import type { TransportSettings } from './transport-settings.ts';

/** The key for one attempt: a function is asked each time, so that a key that expires is renewed. */
export async function readApiKey(settings: TransportSettings): Promise<string | undefined> {
  const { apiKey } = settings;
  if (typeof apiKey !== 'function') return apiKey ?? undefined;
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw new HandingerError('The apiKey function failed, so the request was not sent.', {
      code: 'api_key_unavailable',
      cause,
    });
  }
  checkApiKey(key);
  if (key.startsWith('hdg_') && !settings.dangerouslyAllowBrowser && isBrowser()) throw browserKeyError();
  return key;
}

/** Refuses what can't be a key, without quoting it. */
export function checkApiKey(key: unknown): asserts key is string {
  // A line break or another character that headers do not permit would make `fetch` quote the key in its own error.
  if (typeof key === 'string' && /^[\x20-\x7e]+$/.test(key)) return;
  throw new HandingerError(
    'The apiKey must be a string of printable ASCII characters, a function that returns one, or null for no key.',
    { code: key ? 'invalid_api_key' : 'missing_api_key' },
  );
}

/** A secret key in a page is public: everybody who opens the page can read it. */
export function browserKeyError(): HandingerError {
  return new HandingerError(
    'In a browser everybody can read your API key. Call a proxy on your server: new Handinger({ apiKey: null, baseURL: "/api/handinger" }). If you know the risk, set dangerouslyAllowBrowser: true.',
    { code: 'browser_key' },
  );
}
