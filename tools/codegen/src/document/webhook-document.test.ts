import { expect, test } from 'vitest';
import { runHeyApi } from '../hey-api/run-hey-api.ts';
import { specFile } from '../testing/repository.ts';
import { readDocument } from './read-document.ts';
import { webhookDocument } from './webhook-document.ts';

const document = await readDocument(specFile);

test('it holds what the body of a delivery is made of, and nothing else', () => {
  expect(Object.keys(webhookDocument(document).components.schemas)).toEqual([
    'TaskStatus',
    'TriggeredBy',
    'OutputFile',
    'TaskTotals',
    'Task',
    'Turn',
    'WebhookEvent',
    'TaskCompletedEvent',
    'TaskErrorEvent',
    'TaskAbortedEvent',
  ]);
});

test('an event that is added arrives with what it holds', async () => {
  const { schemas } = document.components;
  const { types } = await runHeyApi(
    webhookDocument({
      ...document,
      components: {
        ...document.components,
        schemas: {
          ...schemas,
          WebhookEvent: { description: 'An event.', oneOf: [{ $ref: '#/components/schemas/Paid' }] },
          Paid: { type: 'object', properties: { bill: { $ref: '#/components/schemas/Bill' } } },
          Bill: {
            type: 'object',
            properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Bill' } } },
          },
        },
      },
    }),
  );
  expect([...types.matchAll(/^export type (\w+) =/gm)].map(([, name]) => name)).toEqual([
    'ClientOptions',
    'WebhookEvent',
    'Paid',
    'Bill',
  ]);
});

test('of a document without webhooks nothing is left', () => {
  const { webhooks: _, ...without } = document;
  expect(webhookDocument(without).components.schemas).toEqual({});
});
