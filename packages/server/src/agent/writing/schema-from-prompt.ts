import { fieldsFromPrompt } from './fields-from-prompt.ts';
import { splitList } from './split-list.ts';

type Schema = Record<string, unknown>;

const text = (description: string): Schema => ({ type: 'string', description });
const choice = (values: string[], description: string): Schema => ({
  type: 'string',
  enum: values,
  description,
});

const summary = text('The answer in two or three sentences.');
const reason = text('Why, in one or two sentences.');
const citations: Schema = {
  type: 'array',
  items: { type: 'string' },
  description:
    'The sources that the answer rests on, each as an address or a full reference. Empty where there are none.',
};

/** The form of answer that a prompt implies; null where it leaves it open. */
export function schemaFromPrompt(prompt: string): Schema | null {
  const properties =
    verification(prompt) ?? rating(prompt) ?? classification(prompt) ?? fieldsFromPrompt(prompt);
  if (properties === null) {
    return null;
  }
  const cites = /\bcit(e|es|ing|ations?)\b/i.test(prompt);
  const all = { ...properties, ...(cites && { citations }) };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: all,
    required: Object.keys(all),
    additionalProperties: false,
  };
}

function verification(prompt: string): Schema | null {
  if (
    !/\b(verify|verif(ies|ying)|debunk(s|ing)?|refute|fact[- ]?check(s|ing)?|true or false)\b/i.test(prompt)
  ) {
    return null;
  }
  const verdict = choice(
    ['supported', 'debunked', 'mixed', 'unverified'],
    'What the evidence says; "unverified" where there is too little of it.',
  );
  return { verdict, summary, citations };
}

function rating(prompt: string): Schema | null {
  const [, from, to] =
    /\b(?:score|rate|rating|grade)\b.{0,80}?(-?\d+)\s*(?:to|-|–|and|out of)\s*(\d+)/i.exec(prompt) ?? [];
  const [minimum, maximum] = [Number(from), Number(to)];
  return minimum < maximum
    ? { score: { type: 'number', minimum, maximum, description: 'The score.' }, reason }
    : null;
}

function classification(prompt: string): Schema | null {
  const [, listed = ''] =
    /\b(?:classify|categori[sz]e|label|triage|sort|tag|route)\b.{0,80}?\b(?:as|into|to|by)\b:?\s+([^.\n]+)/i.exec(
      prompt,
    ) ?? [];
  const values = splitList(listed).map((value) => value.toLowerCase());
  if (values.length >= 2) {
    return { category: choice([...new Set(values)], 'The one that fits best.'), reason };
  }
  return /\bsentiment\b/i.test(prompt)
    ? { sentiment: choice(['positive', 'neutral', 'negative'], 'The tone of the text as a whole.'), reason }
    : null;
}
