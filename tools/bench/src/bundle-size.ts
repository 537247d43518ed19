import { bundle } from './bundle.ts';
import { printTable } from './print-table.ts';

const program = (specifier: string) =>
  `import { Handinger } from '${specifier}'; globalThis.client = new Handinger();`;

/** The client as it weighs in a page, side by side with the published one. */
export async function bundleSize(): Promise<void> {
  const ours = await bundle(program('@ramensoft/handinger'));
  const published = await bundle(program('handinger-published'));
  printTable([
    { client: 'ours', 'minified B': ours.minified, 'gzip B': ours.gzip },
    { client: 'published 0.14.0', 'minified B': published.minified, 'gzip B': published.gzip },
    {
      client: 'ours / published',
      'minified B': Number((ours.minified / published.minified).toFixed(2)),
      'gzip B': Number((ours.gzip / published.gzip).toFixed(2)),
    },
  ]);
}
