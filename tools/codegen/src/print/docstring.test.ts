import { expect, test } from 'vitest';
import { docstring } from './docstring.ts';

test('a short text is one line', () => {
  expect(docstring(['Id of the task.'])).toBe('/** Id of the task. */\n');
});

test('nothing to say is no docstring', () => {
  expect(docstring(['', ''])).toBe('');
});

test('a long text is wrapped at 100 columns, and paragraphs are apart', () => {
  const lines = docstring([`${'word '.repeat(30).trim()}.`, 'Source: GET /api/tasks']).split('\n');
  expect(lines).toEqual([
    '/**',
    ` * ${'word '.repeat(20).trim()}`,
    ` * ${'word '.repeat(10).trim()}.`,
    ' *',
    ' * Source: GET /api/tasks',
    ' */',
    '',
  ]);
});

test('an example keeps its lines', () => {
  const code = `const long = '${'x'.repeat(120)}';`;
  expect(docstring(['Text.', `@example\n\`\`\`ts\n${code}\n\`\`\``])).toContain(` * ${code}\n`);
});

test('a text cannot end the comment that it stands in', () => {
  expect(docstring(['Any type: */*; and code.'])).toBe('/** Any type: *\\/*; and code. */\n');
});
