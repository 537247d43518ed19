import { bundle } from './bundle.ts';
import { printTable } from './print-table.ts';

const peer = 'standardwebhooks: Webhook';
const programs = {
  'ours: all of the main entry': `export * from '@ramensoft/handinger-webhooks';`,
  'ours: verifyWebhook alone': `export { verifyWebhook } from '@ramensoft/handinger-webhooks';`,
  'ours: verifyWebhook and the receiver': `export * from '@ramensoft/handinger-webhooks'; export * from '@ramensoft/handinger-webhooks/receiver';`,
  [peer]: `export { Webhook } from 'standardwebhooks';`,
  'svix: Webhook': `export { Webhook } from 'svix';`,
};

/** What it takes to receive webhooks, bundled with esbuild, minified and compressed, side by side. */
export async function webhookSize(): Promise<void> {
  const { gzip: ofPeer } = await bundle(programs[peer]);
  const rows = [];
  for (const [program, contents] of Object.entries(programs)) {
    const { minified, gzip } = await bundle(contents);
    rows.push({
      program,
      'minified B': minified,
      'gzip B': gzip,
      '/ standardwebhooks': (gzip / ofPeer).toFixed(2),
    });
  }
  printTable(rows);
}
