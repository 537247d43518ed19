import { fieldKey, listItems } from './material.ts';
import type { Place } from './search.ts';

const prose =
  /summar|descri|explan|reason|rationale|answer|message|comment|note|analysis|conclusion|content|body|detail|text$/i;
const citation = /citation|source|reference|evidence|url|link|href/i;
const mail = /e-?mail/i;
const short = /name|title|subject|topic|headline|label|claim|question|category|type/i;

/** Strings for a property, taken from what the model was given; the first says most. */
export function* materialStrings({ name, inArray, search: { material } }: Place): Generator<string> {
  const text = material.text.replaceAll(/\s+/g, ' ').trim();
  const given = material.fields.get(fieldKey(name));
  if (given !== undefined) {
    yield* inArray ? listItems(given) : [given];
  }
  if (citation.test(name)) {
    yield* material.urls;
  }
  if (mail.test(name)) {
    yield* material.emails;
  }
  if (/date/i.test(name)) {
    yield* material.dates;
  }
  if (prose.test(name)) {
    yield text === ''
      ? 'The offline model was given no text.'
      : `The offline model knows nothing of its own; it was given: “${cut(text, 300)}”`;
  }
  if (text !== '') {
    yield cut(text, short.test(name) ? 60 : 120);
  }
  yield* new Set(text.match(/[\p{L}\p{N}]+/gu));
  yield 'offline';
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
