import type { Material } from './material.ts';

/** Examples of a format that are offered, enough for any array that must not repeat itself. */
const maxExamples = 300;

/**
 * Strings of a format, those from the material first. Formats are those of draft-07 and of ajv-formats; nothing for others, which are
 * only annotations.
 *
 * @param minLength Formats that can be longer are also offered that long.
 */
export function* formatExamples(format: string, material: Material, minLength: number): Generator<string> {
  if (/^(uri|url|iri|uri-reference|iri-reference|uri-template)$/.test(format)) {
    yield* material.urls;
  } else if (/^(email|idn-email)$/.test(format)) {
    yield* material.emails;
  } else if (format === 'date') {
    yield* material.dates;
  } else if (/^(iso-)?date-time$/.test(format)) {
    yield* material.dates.map((date) => `${date}T00:00:00Z`);
  }
  // A format may be called `constructor`.
  const example = Object.hasOwn(examples, format) ? examples[format] : undefined;
  if (example !== undefined) {
    for (let number = 0; number < maxExamples; number += 1) {
      const text = example(number, 0);
      yield text;
      yield example(number, Math.max(0, minLength - text.length));
    }
  }
}

const two = (number: number) => String(number).padStart(2, '0');
const day = (number: number) =>
  `${2000 + Math.floor(number / 336)}-${two(1 + (Math.floor(number / 28) % 12))}-${two(1 + (number % 28))}`;
const clock = (number: number) => `${two(Math.floor(number / 60) % 24)}:${two(number % 60)}:00Z`;
const letters = (count: number) => 'a'.repeat(count);
/** Host names have labels of at most 63 characters. */
const host = (number: number, missing: number) =>
  `${'a.'.repeat(Math.ceil(missing / 2))}host-${number}.example`;
const address = (number: number, missing: number) => `https://example.com/${number}${letters(missing)}`;
const mailbox = (number: number, missing: number) =>
  `user${number}@${missing === 0 ? '' : 'a.'.repeat(Math.ceil(missing / 2))}example.com`;

/** The n-th example of each format, about `missing` characters longer than it needs to be where the format allows that. */
const examples: Record<string, (number: number, missing: number) => string> = {
  date: day,
  time: clock,
  'iso-time': clock,
  'date-time': (number) => `${day(number)}T00:00:00Z`,
  'iso-date-time': (number) => `${day(number)}T00:00:00Z`,
  duration: (number) => `P${number + 1}D`,
  email: mailbox,
  'idn-email': mailbox,
  hostname: host,
  'idn-hostname': host,
  ipv4: (number) => `192.0.2.${number % 256}`,
  ipv6: (number) => `2001:db8::${(number + 1).toString(16)}`,
  uri: address,
  url: address,
  iri: address,
  'uri-reference': (number, missing) => `/page/${number}${letters(missing)}`,
  'iri-reference': (number, missing) => `/page/${number}${letters(missing)}`,
  'uri-template': (number, missing) => `https://example.com/${number}${letters(missing)}/{id}`,
  uuid: (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
  'json-pointer': (number, missing) => `/${number}${letters(missing)}`,
  'json-pointer-uri-fragment': (number, missing) => `#/${number}${letters(missing)}`,
  'relative-json-pointer': (number, missing) => `${number}/a${letters(missing)}`,
  regex: (number, missing) => `^a{${number}}${letters(missing)}$`,
  byte: (number, missing) => Buffer.from(`offline ${number}${letters(missing)}`).toString('base64'),
};
