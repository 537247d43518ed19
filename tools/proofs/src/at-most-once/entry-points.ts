import type { Handinger } from '@ramensoft/handinger';

/** What a caller got. */
export interface Result {
  /** Undefined where the turn was started, and its result can't be had any more. */
  readonly worker: object | undefined;
  /** The text as it came in pieces; undefined where the caller reads no pieces, or the client says that some are missing. */
  readonly text?: string | undefined;
}

export interface TurnParams {
  readonly workerId: string;
  readonly input: string;
  /** Of a follow-up. */
  readonly taskId?: string;
}

export interface EntryPoint {
  readonly isFollowUp: boolean;
  readonly isStream: boolean;
  /** Where the fault is: before the server, before the proxy, or between the two. */
  readonly way: 'direct' | 'before the proxy' | 'behind the proxy';
  start(client: Handinger, params: TurnParams, options: Handinger.RequestOptions): Promise<Result>;
}

const create: EntryPoint['start'] = async (client, params, options) => ({
  worker: await client.tasks.create(params, options),
});

const stream: EntryPoint['start'] = async (client, params, options) => {
  const chunks = await client.tasks.stream(params, options);
  let text: string | undefined = '';
  for await (const chunk of chunks) {
    if (chunk.type === 'data-snapshot') text = undefined;
    else if (chunk.type === 'text-delta' && text !== undefined) text += chunk.delta;
  }
  return { worker: await chunks.finalWorker(), text };
};

const detach: EntryPoint['start'] = async (client, params, options) => {
  const handle = await client.tasks.createAndDetach(params, options);
  for (let asked = 1; ; asked += 1) {
    try {
      return { worker: await handle.result() };
    } catch (error) {
      // It only reads, and may be asked again; in an outage, in vain.
      if ((error as { safeToRetry?: boolean }).safeToRetry !== true) throw error;
      if (asked === 5) return { worker: undefined };
    }
  }
};

const direct = { way: 'direct' } as const;

export const entryPoints: Readonly<Record<string, EntryPoint>> = {
  create: { ...direct, isFollowUp: false, isStream: false, start: create },
  'create, follow-up': { ...direct, isFollowUp: true, isStream: false, start: create },
  stream: { ...direct, isFollowUp: false, isStream: true, start: stream },
  'stream, follow-up': { ...direct, isFollowUp: true, isStream: true, start: stream },
  createAndDetach: { ...direct, isFollowUp: false, isStream: true, start: detach },
  'create, fault before the proxy': {
    way: 'before the proxy',
    isFollowUp: false,
    isStream: false,
    start: create,
  },
  'stream, fault behind the proxy': {
    way: 'behind the proxy',
    isFollowUp: false,
    isStream: true,
    start: stream,
  },
};
