import { highest, isNumber, keyword, lowest } from './constraints.ts';
import { fieldKey } from './material.ts';
import type { SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';

/** Numbers of a run that are offered: enough for any array that must not repeat itself. */
const maxOffered = 2000;

/** Numbers within the bounds: the one given under that name, then those in the input, then the smallest ones that fit. */
export function* numberValues(
  flat: SchemaObject[],
  { name, search: { material } }: Place,
  whole: boolean,
): Generator<number> {
  const minimum = lowest(flat, 'minimum', Number.NEGATIVE_INFINITY);
  const maximum = highest(flat, 'maximum');
  const above = lowest(flat, 'exclusiveMinimum', Number.NEGATIVE_INFINITY);
  const below = highest(flat, 'exclusiveMaximum');
  const factors = keyword(flat, 'multipleOf', isNumber);
  const fits = (value: number): boolean =>
    Number.isFinite(value) &&
    value >= minimum &&
    value <= maximum &&
    value > above &&
    value < below &&
    (!whole || Number.isInteger(value)) &&
    // The division is what validators do, so 0.3 is no multiple of 0.1 here either.
    factors.every((factor) => Number.isInteger(value / factor));

  const given = Number.parseFloat(material.fields.get(fieldKey(name))?.replaceAll(/[^\d.eE+-]/g, '') ?? '');
  const seen = new Set<number>();
  for (const value of [
    given,
    ...material.numbers,
    ...run(Math.max(minimum, above), Math.min(maximum, below), factors, whole),
  ]) {
    const plain = value === 0 ? 0 : value;
    if (fits(plain) && !seen.has(plain)) {
      seen.add(plain);
      yield plain;
    }
  }
}

/** Candidates in both directions from the bound that is there, or from zero. */
function* run(from: number, to: number, factors: number[], whole: boolean): Generator<number> {
  const step = factors.length > 0 ? Math.max(...factors) : 1;
  const start = Number.isFinite(from)
    ? Math.ceil(from / step)
    : Number.isFinite(to) && to < 0
      ? Math.floor(to / step)
      : 0;
  for (let index = 0; index <= maxOffered; index += 1) {
    yield (start + index) * step;
    yield (start - index) * step;
  }
  if (!whole && factors.length === 0 && Number.isFinite(from) && Number.isFinite(to)) {
    for (let part = 1; part <= 100; part += 1) {
      yield from + ((to - from) * part) / 101;
    }
    yield to;
    yield from;
  }
  if (!whole && factors.length === 0) {
    yield from + Number.EPSILON * Math.max(1, Math.abs(from));
    yield to - Number.EPSILON * Math.max(1, Math.abs(to));
  }
}
