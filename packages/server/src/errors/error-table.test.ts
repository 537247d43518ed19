import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { assets } from '../assets.ts';
import { ApiError } from './api-error.ts';
import { errorTable } from './error-table.ts';
import { toApiError } from './to-api-error.ts';

interface Document {
  paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
  components: { schemas: { ErrorResponse: { properties: { code: { description: string } } } } };
}

const document = parse(readFileSync(assets.openapi, 'utf8')) as Document;

/** The document names codes as `` `a` and `b` (401) ``. */
function documentedCodes(): [code: string, status: number][] {
  const { description } = document.components.schemas.ErrorResponse.properties.code;
  return [...description.matchAll(/((?:`\w+`(?: and |, )?)+)\s*\((\d{3})\)/g)].flatMap(
    ([, codes = '', status]) =>
      [...codes.matchAll(/`(\w+)`/g)].map(([, code = '']): [string, number] => [code, Number(status)]),
  );
}

test('the table and the document name the same codes with the same statuses', () => {
  const table = Object.entries(errorTable).map(([code, [status]]) => [code, status]);
  expect(table.toSorted()).toEqual(documentedCodes().toSorted());
});

test('the statuses of the table are those that the operations document', () => {
  const documented = new Set(
    Object.values(document.paths).flatMap((item) =>
      Object.values(item).flatMap(({ responses = {} }) =>
        Object.keys(responses)
          .map(Number)
          .filter((status) => status >= 400),
      ),
    ),
  );
  expect(new Set(Object.values(errorTable).map(([status]) => status))).toEqual(documented);
});

test('every sentence is one', () => {
  for (const [, sentence] of Object.values(errorTable)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test.each([
  undefined,
  null,
  'text',
  5,
  new Error('inside'),
  { statusCode: 418 },
  Object.assign(new Error('inside'), { statusCode: 502 }),
])('whatever else is thrown is internal and says nothing of it: %s', (thrown) => {
  const error = toApiError(thrown);
  expect([error.code, error.status]).toEqual(['internal', 500]);
  expect(error.message).not.toContain('inside');
});

test('an ApiError keeps its sentence and issues', () => {
  const error = new ApiError('unprocessable', 'No.', [{ path: 'a', message: 'is bad' }]);
  expect(toApiError(error)).toBe(error);
});
