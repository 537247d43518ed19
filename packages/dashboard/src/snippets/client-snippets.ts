import { quoteScript } from './quote-script.ts';
import { schemaType } from './schema-type.ts';
import { scriptLiteral } from './script-literal.ts';
import type { Snippet, SnippetFacts } from './snippet.ts';

const newTaskId = 'invoice-2026-03';

/** The TypeScript client: waiting, streaming, going on, structured output. */
export function clientSnippets({ baseURL, workerId, taskId, outputSchema }: SnippetFacts): Snippet[] {
  const start = `import Handinger from '@ramensoft/handinger';

// Reads HANDINGER_API_KEY from the environment.
const handinger = new Handinger({ baseURL: ${quoteScript(baseURL)} });
`;
  const worker = `workerId: ${quoteScript(workerId)}`;
  return [
    {
      title: 'Run a task and wait for the answer',
      text: 'A cut connection does no harm: the call finds its task again, and never starts it twice.',
      language: 'typescript',
      code: `${start}
const result = await handinger.tasks.create({
  ${worker},
  input: 'What is new today?',
});
console.log(result.output_text);
`,
    },
    {
      title: 'Show the answer while it is written',
      text: 'Leaving the loop leaves the task running.',
      language: 'typescript',
      code: `${start}
const stream = await handinger.tasks.create({
  ${worker},
  input: 'What is new today?',
  stream: true,
});
for await (const chunk of stream) {
  if (chunk.type === 'text-delta') process.stdout.write(chunk.delta);
  if (chunk.type === 'source-url') console.log('Source:', chunk.url);
}
`,
    },
    {
      title: 'Go on with a task',
      text:
        taskId === undefined
          ? 'Any text of yours can be the id of a task. What was said before is known to the next turn.'
          : 'This is the latest task of the worker. What was said before is known to the next turn.',
      language: 'typescript',
      code: `${start}
const result = await handinger.tasks.create({
  ${worker},
  taskId: ${quoteScript(taskId ?? newTaskId)},
  input: 'Now in one sentence, please.',
});
console.log(result.output_text);
`,
    },
    outputSchema === null
      ? {
          title: 'Get an object instead of prose',
          text: 'The worker answers in prose so far. The first call gives it a schema, once and for all; zod is one of many libraries that work.',
          language: 'typescript',
          code: `import { z } from 'zod';
${start}
const schema = z.object({ summary: z.string(), verdict: z.enum(['yes', 'no', 'unknown']) });
await handinger.workers.update(${quoteScript(workerId)}, { outputSchema: schema });

const result = await handinger.tasks.create(
  { ${worker}, input: 'Is the sky blue?' },
  { schema },
);
console.log(result.structured_output.verdict);
`,
        }
      : {
          title: 'Get the object',
          text: 'The type was made from the schema of the worker. A schema of zod, valibot or arktype in its place is checked on your side too.',
          language: 'typescript',
          code: `${start}
type Answer = ${schemaType(outputSchema)};

const schema = ${scriptLiteral(outputSchema)};

const result = await handinger.tasks.create<Answer>(
  { ${worker}, input: 'What is new today?' },
  { schema },
);
console.log(result.structured_output);
`,
        },
  ];
}
