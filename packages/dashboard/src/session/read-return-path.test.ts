import { expect, test } from 'vitest';
import { readReturnPath } from './read-return-path.ts';

test.each([
  ['?from=%2Fworkers%2Fwrk_1%2Ftasks%2Ftsk_2', '/workers/wrk_1/tasks/tsk_2'],
  ['from=%2Fusage%3Finterval%3Dhour', '/usage?interval=hour'],
  ['', '/workers'],
  ['from=https%3A%2F%2Felsewhere.example', '/workers'],
  ['from=%2F%2Felsewhere.example', '/workers'],
  ['from=%2F%5Celsewhere.example', '/workers'],
  ['from=%2F%09%2Felsewhere.example', '/workers'],
  ['from=javascript%3Aalert(1)', '/workers'],
  ['from=%2Fsign-in%3Ffrom%3D%252Fsign-in', '/workers'],
])('%s leads to %s', (search, path) => {
  expect(readReturnPath(search)).toBe(path);
});
