import { expect, it } from 'vitest';
import { fileAddress } from './file-address.ts';

it('reads a file of a worker from the own origin', () => {
  expect(fileAddress('http://127.0.0.1:4747/api/workers/wrk_1/files/tsk_1/a%20b.png')).toBe(
    '/api/workers/wrk_1/files/tsk_1/a%20b.png',
  );
});

it('leaves an address elsewhere', () => {
  expect(fileAddress('https://example.com/a.png')).toBe('https://example.com/a.png');
});

it.each(['notes.txt', 'javascript:alert(1)', 'data:text/html,hi', '/api/workers/w/files/a', ''])(
  'knows none for %j',
  (url) => {
    expect(fileAddress(url)).toBeUndefined();
  },
);
