import { serveNextApp } from '@handinger/proxy-mounts/serve-next-app';
import type { Mount } from './mount.ts';
import { startBundle } from './start-bundle.ts';
import { startNodeApp } from './start-node-app.ts';
import { startWorkerd } from './start-workerd.ts';

/** What a receiver runs in. */
export interface App {
  readonly name: string;
  /** Whether something parses the body before the receiver: then nothing can check the signature. */
  readonly isParsed: boolean;
}

const app = (name: string, isParsed = false): App => ({ name, isParsed });

const nodeApps = [
  app('node:http'),
  app('Request and Response'),
  app('Express 5'),
  app('Express 5, express.json()', true),
  app('Express 4'),
  app('Express 4, express.json()', true),
  app('Fastify'),
  app('Fastify, parsed', true),
  app('Hono'),
];

/** Routes of one Next.js app, and where they are. */
const nextRoutes = {
  'Next.js, App Router': 'webhooks/handinger',
  'Next.js, pages router': 'api/webhooks/raw',
  'Next.js, pages router, parsed': 'api/webhooks/parsed',
};

const allApps: readonly App[] = [
  ...nodeApps,
  app('Bun'),
  app('Deno'),
  app('workerd'),
  app('Next.js, App Router'),
  app('Next.js, pages router'),
  app('Next.js, pages router, parsed', true),
];

/** Only those whose names hold these words: `HANDINGER_RECEIVER_ONLY=Fastify npm test -- receivers`. */
const { HANDINGER_RECEIVER_ONLY = '' } = process.env;

export const apps = allApps.filter(({ name }) => name.includes(HANDINGER_RECEIVER_ONLY));

/** Starts every app there is; what they are mounted at, by name. */
export async function startApps(): Promise<Map<string, Mount>> {
  const names = apps.map(({ name }) => name);
  const isNext = (name: string) => name in nextRoutes;
  const [next, others] = await Promise.all([
    names.some(isNext) ? startNext() : [],
    startOneByOne(names.filter((name) => !isNext(name))),
  ]);
  return new Map([...others, ...next]);
}

/** One after the other, while Next.js is built: a machine has few cores. */
async function startOneByOne(names: readonly string[]): Promise<[string, Mount][]> {
  const started: [string, Mount][] = [];
  for (const name of names) started.push([name, await start(name)]);
  return started;
}

function start(name: string): Promise<Mount> {
  switch (name) {
    case 'Bun':
      return startBundle('bun');
    case 'Deno':
      return startBundle('deno');
    case 'workerd':
      return startWorkerd();
    default:
      return startNodeApp(name);
  }
}

async function startNext(): Promise<[string, Mount][]> {
  const folder = new URL('../next-app/', import.meta.url);
  const modules = ['app/webhooks/handinger/route', 'handle-api'];
  const served = await serveNextApp({
    source: folder,
    modules,
  });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= served.close());
  return Object.entries(nextRoutes).map(([name, path]) => [
    name,
    { ...served, url: `${served.origin}/${path}`, close },
  ]);
}
