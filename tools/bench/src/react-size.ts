import { bundle } from './bundle.ts';
import { printTable } from './print-table.ts';

/** Trigger.dev's hooks ask for modules of Node, which no page has: they are left out, as bundlers are told to. */
const react = ['react', 'react-dom', 'react/*', 'react-dom/*', 'node:*'];
const query = '@tanstack/react-query';
const all = `export * from '@ramensoft/handinger-react';`;
const aiSdk = '@ai-sdk/react';

/** Program, and what its page has already. */
const programs: Record<string, [string, string[]]> = {
  'ours: all hooks, alone': [all, [...react, query, '@ramensoft/handinger']],
  'ours: all hooks and the client': [all, [...react, query]],
  'ours: all hooks, the client and react-query': [all, react],
  'ours: useTask and the client': [
    `export { HandingerProvider, useTask } from '@ramensoft/handinger-react';`,
    [...react, query],
  ],
  [aiSdk]: [`export * from '@ai-sdk/react';`, react],
  '@ai-sdk/react: useChat alone': [`export { useChat } from '@ai-sdk/react';`, react],
  '@trigger.dev/react-hooks': [`export * from '@trigger.dev/react-hooks';`, react],
};

/** What the hooks weigh in a page that has React, bundled with esbuild, minified and compressed, side by side. */
export async function reactSize(): Promise<void> {
  const sizes = new Map<string, Awaited<ReturnType<typeof bundle>>>();
  for (const [program, [contents, external]] of Object.entries(programs)) {
    sizes.set(program, await bundle(contents, external));
  }
  const ofPeer = sizes.get(aiSdk)?.gzip ?? Number.NaN;
  printTable(
    [...sizes].map(([program, { minified, gzip }]) => ({
      program,
      'minified B': minified,
      'gzip B': gzip,
      [`/ ${aiSdk}`]: (gzip / ofPeer).toFixed(2),
    })),
  );
}
