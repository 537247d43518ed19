import { quoteScript } from './quote-script.ts';
import type { Snippet, SnippetFacts } from './snippet.ts';

/** Receivers of webhooks, which check that a delivery is genuine and handle each one once. */
export function webhookSnippets({ baseURL, workerId }: SnippetFacts): Snippet[] {
  const receiver = `const receiver = createWebhookReceiver({
  tokens: process.env['HANDINGER_WEBHOOK_TOKEN'] ?? '',
  signature: 'required',
  on: {
    'task.completed': ({ task, turn }) => console.log(task.title, turn.outputText),
    'task.error': ({ task, turn }) => console.error(task.title, turn.error),
  },
});
`;
  return [
    {
      title: 'Receive deliveries with Next.js',
      text: 'The token is on the Webhook tab. Copies and late deliveries are answered without your handler.',
      file: 'app/webhooks/handinger/route.ts',
      language: 'typescript',
      code: `import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toWebHandler } from '@ramensoft/handinger-webhooks/web';

${receiver}
export const POST = toWebHandler(receiver);
`,
    },
    {
      title: 'Receive deliveries with Express',
      text: 'Mount it before body parsers: the signature is over the bytes as they came.',
      language: 'typescript',
      code: `import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import express from 'express';

${receiver}
express().all('/webhooks/handinger', toExpressHandler(receiver)).listen(3000);
`,
    },
    {
      title: 'Tell this worker where to send',
      text: 'Once, from a program; or on the Webhook tab.',
      language: 'typescript',
      code: `import Handinger from '@ramensoft/handinger';

// Reads HANDINGER_API_KEY from the environment.
const handinger = new Handinger({ baseURL: ${quoteScript(baseURL)} });

const { url } = await handinger.workers.webhooks.update(${quoteScript(workerId)}, {
  url: 'http://localhost:3000/webhooks/handinger',
});
console.log(\`Deliveries go to \${url}.\`);
`,
    },
  ];
}
