import { expect, test } from 'vitest';
import { printKey, printLiteral, printString } from './print-literal.ts';

test.each([
  ['plain', `'plain'`],
  ["it's", `"it's"`],
  [`it's "x"`, `'it\\'s "x"'`],
  ['two\nlines', `'two\\nlines'`],
  ['back\\slash', `'back\\\\slash'`],
])('the string %j', (text, expected) => {
  expect(printString(text)).toBe(expected);
});

test('names are quoted only where they must be', () => {
  expect([printKey('taskId'), printKey('Last-Event-ID')]).toEqual(['taskId', `'Last-Event-ID'`]);
});

test('what fits is on one line', () => {
  expect(printLiteral({ when: { type: 'cron', cron: '* * * * *' }, days: [1, null, true], none: {} })).toBe(
    `{ when: { type: 'cron', cron: '* * * * *' }, days: [1, null, true], none: {} }`,
  );
});

test('what does not fit has a line for each member', () => {
  const value = { url: 'https://example.com/hook', nested: { list: ['a', 'b'] } };
  expect(printLiteral(value, '', 40)).toBe(
    `{\n  url: 'https://example.com/hook',\n  nested: { list: ['a', 'b'] },\n}`,
  );
});
