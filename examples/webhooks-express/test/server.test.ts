import { fileURLToPath } from 'node:url';
import { startExample } from '@handinger/example-testing/start-example';
import { testReceiver } from '@handinger/example-testing/test-receiver';

const example = fileURLToPath(new URL('..', import.meta.url));

testReceiver(['/webhooks/handinger'], (HANDINGER_WEBHOOK_TOKENS) =>
  startExample(example, { HANDINGER_WEBHOOK_TOKENS }),
);
