import { pino } from 'pino';
import type { DataFlag } from '../config.ts';
import type { ControlAccess } from '../db/control-access.ts';
import { FolderInUseError } from '../db/folder-in-use-error.ts';
import { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import { ApiError } from '../errors/api-error.ts';
import { StartError } from '../errors/start-error.ts';
import type { ErrorResponse } from '../generated/types.gen.ts';
import { Links } from '../links.ts';
import { openStorage } from '../open-storage.ts';
import type { ExecutionRow } from '../repositories/webhook-execution-repository.ts';
import { requireFolder } from './require-folder.ts';

/** What is shown of an attempt. */
type Outcome = Pick<
  ExecutionRow,
  'id' | 'url' | 'attempt' | 'requestStatus' | 'responseStatus' | 'durationMs' | 'errorMessage'
>;

/** `webhooks resend`: by itself, or through the server that holds the data folder. */
export async function resendWebhookCommand(id: string, { data }: DataFlag): Promise<void> {
  requireFolder(data);
  const outcome = await resend(id, data);
  const { url, attempt, responseStatus, durationMs, errorMessage } = outcome;
  const facts = `${outcome.id}, attempt ${attempt}, ${durationMs} ms, ${url}`;
  if (outcome.requestStatus !== 'success') throw new StartError(`Not delivered: ${errorMessage} (${facts})`);
  process.stdout.write(`Delivered: the receiver answered ${responseStatus}. (${facts})\n`);
}

async function resend(id: string, data: string): Promise<Outcome> {
  try {
    return await resendFromFolder(id, data);
  } catch (error) {
    if (error instanceof FolderInUseError && error.control !== undefined) {
      return resendThroughServer(id, error.control);
    }
    // What the server would answer with; here a person reads it.
    if (error instanceof ApiError) throw new StartError(error.message);
    throw error;
  }
}

async function resendFromFolder(id: string, data: string): Promise<Outcome> {
  const storage = await openStorage(data);
  const { database, client } = storage;
  const logger = pino({ level: 'silent' });
  const deliverer = new WebhookDeliverer({ database, client, links: new Links(''), logger });
  try {
    await deliverer.recover();
    return await deliverer.resend(id);
  } finally {
    await deliverer.stop();
    await storage.close();
  }
}

/** Longer than any attempt may take. */
const timeLimitMs = 30_000;

async function resendThroughServer(id: string, { url, token }: ControlAccess): Promise<Outcome> {
  const response = await fetch(`${url}/internal/webhook-executions/${encodeURIComponent(id)}/resend`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeLimitMs),
  }).catch((error: Error) => {
    const { message } = error.cause instanceof Error ? error.cause : error;
    throw new StartError(`The server at ${url}, which holds the data folder, does not answer: ${message}`);
  });
  if (!response.ok) throw new StartError(((await response.json()) as ErrorResponse).error);
  return (await response.json()) as Outcome;
}
