import { isPlainURL } from '../calls/is-plain-url.ts';
import { readClientOptions } from '../client-options.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { operations } from '../generated/operations.gen.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import type { HandingerProxyOptions, OperationId } from './proxy-options.ts';
import { readLimits, type Limits } from './read-limits.ts';
import { settingsOf } from './settings-of.ts';

/** What running, watching and recovering a task takes. */
const defaultAllow: readonly OperationId[] = [
  'tasks.create',
  'tasks.retrieve',
  'workers.retrieve',
  'workers.streamUpdates',
];

/** Operations that without a `taskId` show the worker's most recent task, whoever started it. */
const showLatestTask: readonly OperationId[] = ['workers.retrieve', 'workers.streamUpdates'];

/** Options with nothing left open. */
export interface ProxySettings {
  readonly client: TransportSettings;
  readonly authorize: HandingerProxyOptions['authorize'];
  readonly allow: ReadonlySet<OperationId>;
  /** Of the allowed operations, those that have to name a task. */
  readonly needsTaskId: ReadonlySet<OperationId>;
  readonly limits: Limits;
  readonly basePath: string | undefined;
  readonly origins: readonly string[];
}

/** @throws {HandingerError} `invalid_option`, and what the options of a client throw */
export function readProxyOptions(options: HandingerProxyOptions): ProxySettings {
  const { authorize, allow = defaultAllow, limits, basePath, origins = [] } = options;
  if (typeof authorize !== 'function') {
    throw invalid('A proxy needs `authorize`: without it everybody could use your key.');
  }
  const unknown = allow.filter((id) => !Object.hasOwn(operations, id));
  if (unknown.length > 0) throw invalid(`\`allow\` names what is no operation: ${unknown.join(', ')}.`);
  const unusable = origins.filter((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (unusable.length > 0) {
    throw invalid(
      `\`origins\` must be written as browsers send them, such as https://app.example.com, not ${unusable.join(', ')}.`,
    );
  }
  const client = options.client
    ? settingsOf(options.client)
    : readClientOptions({ ...options, apiKey: options.apiKey ?? undefined });
  if (client.apiKey === null)
    throw invalid('The proxy needs a client with an API key: it is what adds the key.');
  if (!isPlainURL(client.baseURL)) throw invalid('The proxy needs the whole URL of the API as its baseURL.');
  return {
    client,
    authorize,
    allow: new Set(allow),
    needsTaskId: new Set(options.allow ? [] : showLatestTask),
    limits: readLimits(limits),
    basePath: basePath?.replace(/\/+$/, ''),
    origins,
  };
}

function invalid(message: string): HandingerError {
  return new HandingerError(message, { code: 'invalid_option' });
}
