import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { modelFromConfig } from '../agent/model-from-config.ts';
import { mayColour, modelConfig, type StartFlags } from '../config.ts';
import { startServer, type RunningServer } from '../start-server.ts';
import { welcome } from './welcome.ts';

/** `start`: runs until a signal ends it. */
export async function startCommand(flags: StartFlags): Promise<void> {
  const config = modelConfig(flags);
  const data = flags.memory === true ? undefined : flags.data;
  const isFirstStart = data === undefined || !existsSync(join(data, 'database-is-complete'));
  const server = await startServer({
    port: flags.port,
    host: flags.host,
    data,
    key: flags.key,
    corsOrigin: flags.corsOrigin,
    publicUrl: flags.publicUrl,
    timezone: flags.timezone,
    model: config === undefined ? undefined : modelFromConfig(config),
    logger: createLogger(flags.logLevel),
  });
  const { url, key } = server;
  const dashboard = server.signInLink();
  const keyNote =
    flags.key !== undefined || isFirstStart
      ? undefined
      : 'works until this server stops; the stored ones can not be shown again';
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ url, key, dashboard })}\n`
      : welcome({ url, key, dashboard, keyNote, data, isColoured: mayColour(process.stdout) }),
  );
  await untilStopped(server);
}

function createLogger(level: string): Logger {
  if (process.stderr.isTTY !== true) return pino({ level }, pino.destination(2));
  return pino(
    { level },
    pretty({ destination: 2, colorize: mayColour(process.stderr), ignore: 'pid,hostname' }),
  );
}

/** The first signal ends the server in order; a second one, by a user who will not wait, at once. */
async function untilStopped(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
  await server.close();
}
