import { highest, isString, keyword, lowest } from './constraints.ts';
import { formatExamples } from './format-examples.ts';
import { fieldKey } from './material.ts';
import { materialStrings } from './material-strings.ts';
import type { SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';
import { stringsFromPattern } from './strings-from-pattern.ts';

/** Longer strings are not made up. */
const maxMadeUp = 100_000;

/** Strings within the bounds: of the format or the pattern where there is one, otherwise from the material. */
export function* stringValues(flat: SchemaObject[], place: Place): Generator<string> {
  const minimum = lowest(flat, 'minLength', 0);
  const maximum = highest(flat, 'maxLength');
  if (minimum > Math.min(maximum, maxMadeUp)) {
    return;
  }
  const patterns = keyword(flat, 'pattern', isString);
  const tests = patterns.map(compile);
  const seen = new Set<string>();
  for (const value of sources(flat, patterns, place, minimum, maximum)) {
    const length = [...value].length;
    if (
      length >= minimum &&
      length <= maximum &&
      tests.every((test) => test.test(value)) &&
      !seen.has(value)
    ) {
      seen.add(value);
      yield value;
    }
  }
}

/** Validators compile patterns with the flag `u`; one that only works without it is no reason to give up. */
function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

function* sources(
  flat: SchemaObject[],
  patterns: string[],
  place: Place,
  minimum: number,
  maximum: number,
): Generator<string> {
  const formats = keyword(flat, 'format', isString);
  const { document, material } = place.search;
  const given = material.fields.get(fieldKey(place.name));
  if (
    given !== undefined &&
    formats.length > 0 &&
    flat.every((schema) => document.validates(schema, given))
  ) {
    yield given;
  }
  for (const format of formats) {
    yield* formatExamples(format, material, minimum);
  }
  for (const text of materialStrings(place)) {
    yield fit(text, minimum, maximum);
  }
  for (const pattern of patterns) {
    for (const text of stringsFromPattern(pattern, minimum)) {
      yield text;
      // A pattern without anchors allows anything around its match.
      yield text + 'a'.repeat(Math.max(0, minimum - text.length));
    }
  }
  for (let number = 1; number <= 500; number += 1) {
    yield fit(`offline ${number}`, minimum, maximum);
    yield fit(String(number), minimum, maximum);
    yield fit(String.fromCodePoint(96 + (number % 26) + 1), minimum, maximum);
  }
  yield '';
}

function fit(text: string, minimum: number, maximum: number): string {
  const characters = [...text];
  if (characters.length > maximum) {
    return characters.slice(0, maximum).join('');
  }
  return text + '.'.repeat(Math.max(0, minimum - characters.length));
}
