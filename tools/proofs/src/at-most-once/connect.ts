import type { FaultServer } from '@handinger/fault-server';
import { Handinger, type ClientOptions } from '@ramensoft/handinger';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import type { EntryPoint } from './entry-points.ts';
import { impatientFetch } from './impatient-fetch.ts';
import { mountPath, type Testbed } from './testbed.ts';

/** What the fault server stands before. */
export function upstreamOf({ way }: EntryPoint, { url, proxyUrl }: Testbed): string {
  return way === 'before the proxy' ? proxyUrl : url;
}

/**
 * A client whose requests meet the faults where the entry point says.
 *
 * @param impatience milliseconds after which the runtime gives up waiting for an answer; undefined for never
 */
export function connect(
  { way }: EntryPoint,
  { key }: Testbed,
  { url }: FaultServer,
  { impatience, ...given }: ClientOptions & { readonly impatience?: number | undefined },
): Handinger {
  const patient = given.fetch ?? fetch;
  const options = {
    ...given,
    fetch: impatience === undefined ? patient : impatientFetch(patient, impatience),
  };
  if (way === 'direct') return new Handinger({ ...options, apiKey: key, baseURL: url });
  const browser = { ...options, apiKey: null };
  if (way === 'before the proxy') return new Handinger({ ...browser, baseURL: url + mountPath });
  const client = new Handinger({ ...options, apiKey: key, baseURL: url });
  const proxy = createHandingerProxy({ client, authorize: () => true });
  return new Handinger({
    ...browser,
    baseURL: `http://page.test${mountPath}`,
    fetch: (input, init) => proxy(new Request(input, init)),
  });
}
