import { Handinger } from '@ramensoft/handinger';

const clients = new Map<string, Handinger>();

/**
 * The client that talks to the proxy at a base URL, without a key. One URL gives one client: StrictMode, a remount and a hot
 * reload must not make a second one, whose task stores would open every stream again.
 */
export function clientFor(baseURL: string): Handinger {
  let client = clients.get(baseURL);
  if (client === undefined) {
    client = new Handinger({ apiKey: null, baseURL });
    clients.set(baseURL, client);
  }
  return client;
}
