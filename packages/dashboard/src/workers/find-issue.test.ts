import { APIError } from '@ramensoft/handinger';
import { expect, test } from 'vitest';
import { findIssue } from './find-issue.ts';

const error = new APIError(
  422,
  {
    error: 'The request is invalid.',
    issues: [
      { path: 'title', message: 'must NOT have more than 200 characters' },
      { path: 'outputSchema', message: 'the type of the whole answer must be "object".' },
      { path: 'outputSchema.type', message: 'must be equal to one of the allowed values' },
      { path: 'titles', message: 'is no field' },
    ],
  },
  undefined,
  new Headers(),
);

test('tells each field what is wrong with it', () => {
  expect(findIssue(error, 'title')).toBe('Must NOT have more than 200 characters.');
  expect(findIssue(error, 'outputSchema')).toBe(
    'The type of the whole answer must be "object". Type must be equal to one of the allowed values.',
  );
});

test('tells nothing to a field that is right, or where the failure is another', () => {
  expect(findIssue(error, 'summary')).toBeUndefined();
  expect(findIssue(new Error('No network.'), 'title')).toBeUndefined();
  expect(findIssue(null, 'title')).toBeUndefined();
});
