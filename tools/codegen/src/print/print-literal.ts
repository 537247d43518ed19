const width = 80;

/**
 * Prints a JSON value as a TypeScript literal: on one line where it fits into 80 columns, else each member on a line of
 * its own. `column` is where the literal begins on its line.
 */
export function printLiteral(value: unknown, indent = '', column = indent.length): string {
  if (typeof value === 'string') return printString(value);
  if (value === null || typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => printLiteral(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${printKey(key)}: ${printLiteral(item, inner, inner.length + key.length + 2)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return open + close;
  const pad = Array.isArray(value) ? '' : ' ';
  const line = `${open}${pad}${members.join(', ')}${pad}${close}`;
  if (column + line.length <= width && !line.includes('\n')) return line;
  return `${open}\n${members.map((member) => `${inner}${member},\n`).join('')}${indent}${close}`;
}

/** Prints a string in single quotes, or in double ones where that saves escapes. */
export function printString(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Prints a property name, quoted only where TypeScript needs it. */
export function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : printString(key);
}
