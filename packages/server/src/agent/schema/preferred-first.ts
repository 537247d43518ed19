import { fieldKey } from './material.ts';
import type { Place } from './search.ts';

/** Values that claim nothing: what an answer without knowledge should be. */
const neutral =
  /^(unverified|unknown|uncertain|undetermined|unclear|inconclusive|unspecified|not[ _-]?(found|available|applicable|sure)|n\/?a|none|neutral|other|pending)$/i;

/** The allowed values, in this order: the one given as a field of that name, one that the input names, one that claims nothing, the rest. */
export function preferredFirst(values: unknown[], { name, search: { material } }: Place): unknown[] {
  const given = material.fields.get(fieldKey(name));
  const words = ` ${material.text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const rank = (value: unknown): number => {
    const text = String(value);
    if (given !== undefined && (fieldKey(given) === fieldKey(text) || truth(given) === value)) {
      return 0;
    }
    if (typeof value !== 'string') {
      return value === null ? 4 : 3;
    }
    const spoken = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return spoken !== '' && words.includes(` ${spoken} `) ? 1 : neutral.test(text) ? 2 : 3;
  };
  return values.toSorted((a, b) => rank(a) - rank(b));
}

function truth(text: string): boolean | null {
  return /^(true|yes|on)$/i.test(text) ? true : /^(false|no|off)$/i.test(text) ? false : null;
}
