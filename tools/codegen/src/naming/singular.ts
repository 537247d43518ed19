/** `Workers` → `Worker`, `Companies` → `Company`, `Access` → `Access`. */
export function singular(plural: string): string {
  if (/ss$/i.test(plural)) return plural;
  if (/ies$/i.test(plural)) return `${plural.slice(0, -3)}y`;
  if (/(x|ch|sh|ss)es$/i.test(plural)) return plural.slice(0, -2);
  return plural.replace(/s$/i, '');
}
