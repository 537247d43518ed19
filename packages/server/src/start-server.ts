import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import { createOfflineModel } from './agent/offline-model.ts';
import { createApp } from './app.ts';
import { provisionKey } from './auth/provision-key.ts';
import { closeApp } from './close-app.ts';
import { StartError } from './errors/start-error.ts';
import { isTimezone } from './is-timezone.ts';
import { Links } from './links.ts';
import { openStorage, type Storage } from './open-storage.ts';
import { Readiness } from './plugins/readiness.ts';
import { IdempotencyRepository } from './repositories/idempotency-repository.ts';
import { createServices, type Services } from './services/services.ts';

export interface ServerOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number | undefined;
  /** The address to listen on. `127.0.0.1` by default: reachable from this machine only. */
  readonly host?: string | undefined;
  /** The folder that keeps the database and the files. Without it everything is in memory, and gone at the end. */
  readonly data?: string | undefined;
  /** A key to accept, `hdg_test_` and up to 200 letters or digits. Without it one is made. */
  readonly key?: string | undefined;
  /** The one origin that browsers may call from. None by default. */
  readonly corsOrigin?: string | undefined;
  /** What the `url` fields begin with, when the server is reached under another address than the one it listens on. */
  readonly publicUrl?: string | undefined;
  /**
   * The time zone of every organization, by which cron expressions are read, as `Europe/Madrid`. Without it they keep the one
   * that they have, `UTC` at first.
   */
  readonly timezone?: string | undefined;
  /** What thinks. The deterministic offline model by default. */
  readonly model?: LanguageModelV4 | undefined;
  /** Milliseconds before the second attempt at a webhook delivery; each further wait is five times as long. 5,000 by default. */
  readonly webhookRetryDelay?: number | undefined;
  /** Milliseconds that a webhook's receiver has to answer. 10,000 by default. */
  readonly webhookTimeLimit?: number | undefined;
  /** Silent by default. */
  readonly logger?: Logger | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** Without a slash at the end; the base URL for a client. */
  readonly url: string;
  /** A key that works: the given one, the first start's, or one for as long as this server runs. */
  readonly key: string;
  readonly app: FastifyInstance;
  /**
   * A new address that signs a browser in to the dashboard, as the member whom `key` acts for. It is good once, for ten
   * minutes; keep it as secret as the key.
   */
  signInLink(): string;
  /** Ends running turns with `error`, webhook deliveries under way and the streams, and gives the port and the data folder free. */
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @throws {StartError} when the port or the data folder is taken, or an option can't be used.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  return (await startOn(await openStorage(options.data), options)).server;
}

/** Starts a server on a storage that is open, and closes that storage with it, or when it can't start. */
export async function startOn(
  storage: Storage,
  options: ServerOptions,
): Promise<{ server: RunningServer; services: Services }> {
  try {
    return await listenOn(storage, options);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function listenOn(
  storage: Storage,
  options: ServerOptions,
): Promise<{ server: RunningServer; services: Services }> {
  const { database } = storage;
  const { timezone } = options;
  if (timezone !== undefined && !isTimezone(timezone)) {
    throw new StartError(`${timezone} is no time zone. Give its name, as Europe/Madrid or UTC.`);
  }
  const logger = options.logger ?? pino({ level: 'silent' });
  const links = new Links('');
  const readiness = new Readiness();
  const model = options.model ?? createOfflineModel();
  const { webhookRetryDelay, webhookTimeLimit } = options;
  const services = createServices({ storage, links, model, logger, webhookRetryDelay, webhookTimeLimit });
  const key = await provisionKey(database, services.keyRing, options.key);
  const controlToken = randomBytes(32).toString('base64url');
  const { corsOrigin } = options;
  const app = await createApp({ services, links, readiness, logger, corsOrigin, controlToken });
  const url = await listen(app, options.host ?? '127.0.0.1', options.port ?? 0);
  links.baseUrl = options.publicUrl?.replace(/\/+$/, '') ?? url;
  await new IdempotencyRepository(database).removeExpired();
  await services.deliverer.recover();
  await services.runner.recover();
  await services.deliverer.start();
  if (timezone !== undefined) await services.schedules.setTimezoneOfAll(timezone);
  await services.scheduler.start();
  storage.announce({ url, token: controlToken });
  readiness.open();

  const close = async () => {
    readiness.stop();
    await services.scheduler.stop();
    await services.runner.stop();
    await services.deliverer.stop();
    await closeApp(app);
    await storage.close();
  };
  let closing: Promise<void> | undefined;
  const server = {
    url,
    key,
    app,
    signInLink: () => `${links.baseUrl}/session/${services.sessions.createCode(key)}`,
    close: () => (closing ??= close()),
  };
  return { server, services };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw new StartError(whyNotListening(error as NodeJS.ErrnoException, host, port));
  }
  const address = app.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`;
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop what uses it, or choose another with --port (0 takes a free one).`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this user. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine. Choose another with --host.`;
    default:
      return `The server can't listen on ${host}, port ${port}: ${error.message}`;
  }
}
