import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installExample } from '@handinger/example-testing/install-example';
import { testReceiver } from '@handinger/example-testing/test-receiver';
import { bundleWorker } from './bundle-worker.ts';
import { startWorker } from './start-worker.ts';

testReceiver(['/'], async (HANDINGER_WEBHOOK_TOKENS) => {
  const folder = await installExample(fileURLToPath(new URL('..', import.meta.url)));
  // The copy stands elsewhere than the file that its tsconfig.json extends.
  const script = await bundleWorker(join(folder, 'src/worker.ts'), { tsconfigRaw: {} });
  await rm(folder, { recursive: true });
  return startWorker(script, { HANDINGER_WEBHOOK_TOKENS });
});
