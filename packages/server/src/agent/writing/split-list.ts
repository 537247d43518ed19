const maxItems = 20;

/** The items of an enumeration in a sentence: `the vendor, "total" and due date` is vendor, total, due date. Longer phrases are no items. */
export function splitList(text: string): string[] {
  const items = text
    .replaceAll(/["'`“”‘’()[\]{}]/g, '')
    .split(/[,;/]|\band\/or\b|\band\b|\bor\b|\bas well as\b|&/i)
    .map((item) =>
      item
        .replaceAll(
          /^(\s|\b(the|an?|its?|their|each|every|all|any|both|either|following|fields?|also)\b|:)+/gi,
          '',
        )
        .trim(),
    )
    .filter((item) => item !== '' && item.split(/\s+/).length <= 4);
  return [...new Set(items)].slice(0, maxItems);
}
