import { describe, expect, test } from 'vitest';
import * as generated from '../../../packages/core/src/generated/zod.gen.ts';
import type { MediaType } from './document/document.ts';
import { readDocument } from './document/read-document.ts';
import { resolve } from './document/resolve.ts';
import { pascalCase } from './naming/pascal-case.ts';
import { specFile } from './testing/repository.ts';

const document = await readDocument(specFile);
const validators = new Map(Object.entries(generated));

function problems(validator: string, value: unknown): unknown {
  const schema = validators.get(validator);
  if (!schema) return `There is no validator ${validator}.`;
  return schema.safeParse(value).error?.issues;
}

function examples(mediaType: MediaType | undefined): [string, unknown][] {
  return Object.entries(mediaType?.examples ?? {}).map(([name, example]) => [
    name,
    resolve(document, example).value,
  ]);
}

/** Every example of a request or an answer in JSON, with the generated validator that must accept it. */
const cases = Object.values(document.paths)
  .flatMap((item) => [item.get, item.post, item.put, item.patch, item.delete])
  .flatMap((operation) => {
    if (!operation?.operationId) return [];
    const id = operation.operationId;
    const requests = examples(operation.requestBody?.content['application/json']).map(([name, value]) => ({
      title: `${id}, request ${name}`,
      validator: `z${pascalCase(id)}Body`,
      value,
    }));
    const answers = Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.entries(resolve(document, response).content ?? {}).flatMap(([type, mediaType]) =>
        type === 'application/octet-stream'
          ? []
          : examples(mediaType).map(([name, value]) => ({
              title: `${id}, ${status} ${type} ${name}`,
              validator:
                status !== '200'
                  ? 'zErrorResponse'
                  : type === 'text/event-stream'
                    ? 'zStreamChunk'
                    : `z${pascalCase(id)}Response`,
              value,
            })),
      ),
    );
    return [...requests, ...answers];
  });

const deliveries = Object.values(document.webhooks ?? {}).flatMap((item) =>
  examples(item.post?.requestBody?.content['application/json']),
);

describe('every example validates', () => {
  test.each(cases)('$title', ({ validator, value }) => {
    expect(problems(validator, value)).toBeUndefined();
  });

  test.each(deliveries)('the delivery of a webhook, %s', (_, value) => {
    expect(problems('zWebhookEvent', value)).toBeUndefined();
  });
});

test('a validator refuses what is no example', () => {
  expect(problems('zTasksCreateBody', { input: '' })).toMatchObject([{ path: ['input'] }]);
  expect(problems('zStreamChunk', { type: 'text-delta', id: 'txt_1' })).toMatchObject([{ path: ['delta'] }]);
});

const chunks = Object.entries(document.components.schemas).filter(
  ([name]) => name.endsWith('Chunk') && name !== 'StreamChunk',
);

test('the stream knows every chunk that the document describes', () => {
  const members = document.components.schemas['StreamChunk']?.oneOf?.map((member) => member.$ref);
  expect(members).toEqual(chunks.map(([name]) => `#/components/schemas/${name}`));
});

test.each(chunks)('the examples of %s are chunks of a stream', (_, schema) => {
  for (const example of schema.examples ?? []) expect(problems('zStreamChunk', example)).toBeUndefined();
});
