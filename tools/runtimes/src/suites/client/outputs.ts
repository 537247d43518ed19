import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { check, checkEqual } from '../check.ts';
import type { ClientCase } from './client-case.ts';

const outputSchema = {
  type: 'object',
  required: ['summary'],
  properties: { summary: { type: 'string' } },
} as const;

/** Structured output, and the parts that programs put in front of the API. */
export const outputs: readonly ClientCase[] = [
  {
    name: 'structured output',
    async run({ client }) {
      const { id: workerId } = await client.workers.create({ instructions: 'File it.', outputSchema });
      const stream = await client.tasks.stream(
        { workerId, input: 'The upload page is blank.' },
        { schema: outputSchema },
      );
      const output = (await stream.structuredOutput()) as { summary?: unknown };
      checkEqual(typeof output.summary, 'string', 'the type of the summary');
    },
  },
  {
    name: 'the proxy handler',
    isForServers: true,
    async run({ client, Handinger, workerId }) {
      const proxy = createHandingerProxy({ client, authorize: () => true });
      const keyless = new Handinger({
        apiKey: null,
        baseURL: 'http://app.example/api/handinger',
        fetch: (url, init) => proxy(new Request(url as string, init)),
      });
      const stream = await keyless.tasks.stream({ workerId, input: 'Say hello.' });
      check((await stream.finalText()).length > 0, 'no text');
    },
  },
];
