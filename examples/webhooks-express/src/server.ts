import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import express from 'express';

const { HANDINGER_WEBHOOK_TOKENS = '', PORT = '3000' } = process.env;

const receiver = createWebhookReceiver({
  // The newest first, while a token is being replaced.
  tokens: HANDINGER_WEBHOOK_TOKENS.split(','),
  signature: 'required',
  on: {
    'task.completed': ({ task, turn }) => console.log(`${task.id} completed: ${turn.outputText}`),
    'task.error': ({ task, turn }) => console.log(`${task.id} failed: ${turn.error}`),
  },
});

const app = express();
// Above every parser: the signature is over the bytes of the body.
app.all('/webhooks/handinger', toExpressHandler(receiver));
app.use(express.json());
app.listen(Number(PORT), () => console.log(`Listening on http://localhost:${PORT}/webhooks/handinger`));
