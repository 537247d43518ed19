import { TurnFailure } from '../turn-failure.ts';
import type { Directive } from './directive.ts';

/** Every directive begins with this, which nobody writes by chance. */
const opening = '[[offline:';
const closing = ']]';
const maxMilliseconds = 10 * 60_000;
const maxTokens = 100_000;

/** An input taken apart: what it orders, in order, and the words that remain for the model to answer. */
export interface DirectedInput {
  directives: Directive[];
  text: string;
}

/**
 * Reads the directives in an input.
 *
 * @throws {TurnFailure} A sentence that names the first malformed directive and shows how it is written.
 */
export function parseDirectives(input: string): DirectedInput {
  const directives: Directive[] = [];
  let text = '';
  let position = 0;
  for (let start = input.indexOf(opening); start !== -1; start = input.indexOf(opening, position)) {
    const { directive, end } = parseOne(input, start);
    directives.push(directive);
    text += `${input.slice(position, start)} `;
    position = end;
  }
  text += input.slice(position);
  return {
    directives,
    text: directives.length === 0 ? input.trim() : text.replaceAll(/[ \t]+/g, ' ').trim(),
  };
}

function parseOne(input: string, start: number): { directive: Directive; end: number } {
  const contentStart = start + opening.length;
  let close = input.indexOf(closing, contentStart);
  if (close === -1) {
    throw malformed(input.slice(start, start + 60), 'it has no closing "]]"');
  }
  const name = /^[a-z-]*/.exec(input.slice(contentStart))?.[0] ?? '';
  // The JSON of a tool's input may hold "]]" itself: the first end that makes it whole is the directive's.
  for (; close !== -1; close = input.indexOf(closing, close + 1)) {
    const directive = read(name, input.slice(contentStart + name.length, close).trim());
    if (typeof directive !== 'string') {
      return { directive, end: close + closing.length };
    }
    if (name !== 'tool') {
      throw malformed(input.slice(start, close + closing.length), directive);
    }
  }
  throw malformed(
    input.slice(start, start + 80),
    'write [[offline:tool read_file {"path": "notes.txt"}]], with a JSON object',
  );
}

function malformed(directive: string, why: string): TurnFailure {
  return new TurnFailure(
    `The directive ${JSON.stringify(directive.slice(0, 120))} can't be followed: ${why}.`,
  );
}

/** The directive, or how it should have been written. */
function read(name: string, rest: string): Directive | string {
  switch (name) {
    case 'delay':
    case 'pace': {
      const milliseconds = readDuration(rest);
      return milliseconds === null
        ? `write a time up to 10 minutes, such as [[offline:${name} 500ms]] or [[offline:${name} 2s]]`
        : { name, milliseconds };
    }
    case 'tokens': {
      const count = /^\d{1,6}$/.test(rest) ? Number(rest) : 0;
      return count < 1 || count > maxTokens
        ? `write a number from 1 to ${maxTokens}, such as [[offline:tokens 200]]`
        : { name, count };
    }
    case 'tool':
      return readTool(rest);
    case 'file': {
      const [, path, content] = /^([^:]+?)\s*:\s?([\s\S]*)$/.exec(rest) ?? [];
      return path === undefined || content === undefined
        ? 'write [[offline:file report.md: the content]]'
        : { name: 'tool', toolName: 'write_file', input: { path, content } };
    }
    case 'source': {
      const [, url = '', title = ''] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
      return /^https?:\/\//.test(url) && URL.canParse(url)
        ? { name, url, title: title === '' ? null : title }
        : 'write [[offline:source https://example.com/page The title]]';
    }
    case 'error':
      return { name, message: rest === '' ? 'The offline model was told to fail.' : rest };
    case 'abort':
      return rest === '' ? { name } : 'it takes nothing: write [[offline:abort]]';
    case 'violate-schema': {
      const times = rest === '' ? Number.POSITIVE_INFINITY : Number(rest);
      return /^[1-9]?$/.test(rest)
        ? { name, times }
        : 'write [[offline:violate-schema]], or [[offline:violate-schema 1]] for the first answer only';
    }
    default:
      return 'the names are delay, pace, tokens, tool, file, source, error, abort and violate-schema';
  }
}

function readDuration(text: string): number | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s)$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (unit === 's' ? 1000 : 1);
  return amount === undefined || milliseconds > maxMilliseconds ? null : milliseconds;
}

function readTool(rest: string): Directive | string {
  const [, toolName, json] = /^([\w-]+)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (toolName === undefined || json === undefined) {
    return 'it names no tool';
  }
  try {
    const input: unknown = json === '' ? {} : JSON.parse(json);
    return typeof input === 'object' && input !== null && !Array.isArray(input)
      ? { name: 'tool', toolName, input }
      : 'its input is no object';
  } catch {
    return 'its input is no JSON';
  }
}
