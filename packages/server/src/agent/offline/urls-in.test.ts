import { expect, test } from 'vitest';

import { urlsIn } from './urls-in.ts';

test.each([
  ['See https://a.example/b.', ['https://a.example/b']],
  ['(https://a.example/b), "http://c.example?d=e&f=1"!', ['https://a.example/b', 'http://c.example?d=e&f=1']],
  [
    'https://en.example/Brain_(organ) and [text](https://a.example/x).',
    ['https://en.example/Brain_(organ)', 'https://a.example/x'],
  ],
  ['twice https://a.example https://a.example', ['https://a.example']],
  ['<https://a.example/1>; https:// http://%', ['https://a.example/1']],
  ['ftp://a.example, a.example, javascript:alert(1)', []],
])('the addresses in %j', (text, urls) => {
  expect(urlsIn(text)).toEqual(urls);
});
