import type { UIMessage } from 'ai';

/** The assistant's message of a turn. Links to the worker's files begin with `/`: the server's address may change. */
export type StoredMessage = UIMessage;

export interface StoredSource {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
}
