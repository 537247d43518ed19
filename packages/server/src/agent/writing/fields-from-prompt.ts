import { splitList } from './split-list.ts';

type Schema = Record<string, unknown>;

/** Ways to ask for certain data and nothing else, and where the enumeration behind them ends. */
const requests = [
  /\b(?:fields?|keys|properties|columns)\b(?:\s+are)?\s*:?\s+([^.\n]+)/i,
  /\b(?:extract(?:s|ing)?|pull(?:s|ing)? out|captur(?:es?|ing))\b\s+(.+?)(?=\s+(?:from|out of|in|of each|for each|found|mentioned|contained)\b|[.:\n]|$)/i,
];

/** Words that ask for everything, so for nothing in particular. */
const vague =
  /^(data|information|info|everything|details?|facts|text|content|contents|values|it|them|this|that)$/i;

/** The properties that a prompt asks to extract, typed by their names; each may be null or empty, since a text need not hold it. */
export function fieldsFromPrompt(prompt: string): Schema | null {
  for (const request of requests) {
    const names = splitList(request.exec(prompt)?.[1] ?? '').filter((name) => !vague.test(name));
    const properties = names
      .map((name) => [camelCase(name), fieldSchema(name)] as const)
      .filter(([name]) => name !== '');
    if (properties.length > 0) {
      return Object.fromEntries(properties);
    }
  }
  return null;
}

/** `whether it is paid` is `isPaid`. */
function camelCase(name: string): string {
  const bare = name.toLowerCase().replace(/^whether\s+(it|they)?\s*/, '');
  const [first = '', ...others] = bare.match(/[\p{L}\p{N}]+/gu) ?? [];
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function fieldSchema(name: string): Schema {
  const description = `The ${name}; null where the input does not say.`;
  if (/^(is|has|whether)\b/i.test(name)) {
    return {
      type: ['boolean', 'null'],
      description: `${name.charAt(0).toUpperCase()}${name.slice(1)}; null where the input does not say.`,
    };
  }
  if (
    /\b(amount|total|price|cost|quantity|count|sum|age|weight|height|percentage|number of .+|years of .+)$/i.test(
      name,
    )
  ) {
    return { type: ['number', 'null'], description };
  }
  if (/\bdate$/i.test(name)) {
    // Without a format: dates in texts are often none by the letter of RFC 3339, and the value would be lost for it.
    return { type: ['string', 'null'], description: `${description} As YYYY-MM-DD where possible.` };
  }
  const isPlural = /[^s]s$/i.test(name) && !/\b(address|status|business|basis|analysis)$/i.test(name);
  return isPlural || /\blist of\b/i.test(name)
    ? {
        type: 'array',
        items: { type: 'string' },
        description: `The ${name}; empty where the input names none.`,
      }
    : { type: ['string', 'null'], description };
}
