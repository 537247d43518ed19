import { describe, expect, test } from 'vitest';

import { parseDirectives } from './parse-directives.ts';

describe('parseDirectives', () => {
  test.each([
    ['[[offline:delay 500ms]]', { name: 'delay', milliseconds: 500 }],
    ['[[offline:delay 1.5s]]', { name: 'delay', milliseconds: 1500 }],
    ['[[offline:pace 5ms]]', { name: 'pace', milliseconds: 5 }],
    ['[[offline:tokens 200]]', { name: 'tokens', count: 200 }],
    ['[[offline:tool list_files]]', { name: 'tool', toolName: 'list_files', input: {} }],
    [
      '[[offline:tool read_file {"path":"a.txt"}]]',
      { name: 'tool', toolName: 'read_file', input: { path: 'a.txt' } },
    ],
    [
      '[[offline:tool x {"a":[[1]],"b":"]]"}]]',
      { name: 'tool', toolName: 'x', input: { a: [[1]], b: ']]' } },
    ],
    [
      '[[offline:file report.md: two\nlines: here]]',
      { name: 'tool', toolName: 'write_file', input: { path: 'report.md', content: 'two\nlines: here' } },
    ],
    [
      '[[offline:file empty.txt:]]',
      { name: 'tool', toolName: 'write_file', input: { path: 'empty.txt', content: '' } },
    ],
    ['[[offline:source https://a.example/b]]', { name: 'source', url: 'https://a.example/b', title: null }],
    [
      '[[offline:source https://a.example/b The title]]',
      { name: 'source', url: 'https://a.example/b', title: 'The title' },
    ],
    ['[[offline:error It broke.]]', { name: 'error', message: 'It broke.' }],
    ['[[offline:abort]]', { name: 'abort' }],
    ['[[offline:violate-schema]]', { name: 'violate-schema', times: Number.POSITIVE_INFINITY }],
    ['[[offline:violate-schema 2]]', { name: 'violate-schema', times: 2 }],
  ])('reads %s', (input, directive) => {
    expect(parseDirectives(`Before ${input} after`)).toEqual({
      directives: [directive],
      text: 'Before after',
    });
  });

  test('keeps the order, and the words between', () => {
    const { directives, text } = parseDirectives(
      '[[offline:tokens 1]] One [[offline:delay 1s]][[offline:tokens 2]] two.\n[[offline:abort]]',
    );
    expect(directives.map(({ name }) => name)).toEqual(['tokens', 'delay', 'tokens', 'abort']);
    expect(text).toBe('One two.');
  });

  test.each([
    'No directive at all.',
    'A [[wiki link]] and [[error]] and [[delay 5s]].',
    'if [[ -f file ]]; then',
    '[[[offline]]]',
    '[[ offline:abort]]',
    '[[Offline:abort]]',
    'matrix[[0]]',
  ])('leaves %j as it is', (input) => {
    expect(parseDirectives(input)).toEqual({ directives: [], text: input });
  });

  test.each([
    '[[offline:]]',
    '[[offline:dance]]',
    '[[offline:delay]]',
    '[[offline:delay 5]]',
    '[[offline:delay -1s]]',
    '[[offline:delay 11000s]]',
    '[[offline:pace fast]]',
    '[[offline:tokens 0]]',
    '[[offline:tokens 1e3]]',
    '[[offline:tokens 100001]]',
    '[[offline:tool]]',
    '[[offline:tool read_file {path}]]',
    '[[offline:tool read_file [1]]]',
    '[[offline:file report.md]]',
    '[[offline:file : content]]',
    '[[offline:source notes.txt]]',
    '[[offline:source javascript:alert(1)]]',
    '[[offline:abort now]]',
    '[[offline:violate-schema 0]]',
    '[[offline:violate-schema often]]',
    '[[offline:abort',
    '[[offline:ABORT]]',
  ])('refuses %s, and names it', (input) => {
    const shown = JSON.stringify(input).slice(0, -1);
    expect(() => parseDirectives(`Hello ${input}`)).toThrow(`The directive ${shown}`);
    expect(() => parseDirectives(`Hello ${input}`)).toThrow(/can't be followed: .+\.$/);
  });
});
