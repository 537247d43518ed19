import { quoteScript } from './quote-script.ts';

/** A JSON value as TypeScript, as short as it can be: on one line where it fits, names without quotes where they need none. */
export function scriptLiteral(value: unknown, indent = 0): string {
  const short = write(value, indent, false);
  return indent + short.length <= 88 ? short : write(value, indent, true);
}

function write(value: unknown, indent: number, isLong: boolean): string {
  if (typeof value === 'string') return quoteScript(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = indent + 2;
  const parts = Array.isArray(value)
    ? value.map((item) => (isLong ? scriptLiteral(item, inner) : write(item, inner, false)))
    : Object.entries(value).map(
        ([name, item]) =>
          `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoteScript(name)}: ${isLong ? scriptLiteral(item, inner) : write(item, inner, false)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  if (!isLong) return Array.isArray(value) ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const space = ' '.repeat(inner);
  return `${open}\n${parts.map((part) => `${space}${part},\n`).join('')}${' '.repeat(indent)}${close}`;
}
