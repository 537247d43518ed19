/** What the offline model fills an object with. Every list may be empty. */
export interface Material {
  /** The input, without directives. */
  text: string;
  /** Addresses and mail addresses in the input and the files. */
  urls: string[];
  emails: string[];
  numbers: number[];
  /** Dates in the form YYYY-MM-DD. */
  dates: string[];
  /** Values that stand behind a name and a colon, by the name without case, spaces and signs. */
  fields: Map<string, string>;
}

/** The items of a field that is a list: `a, b and c`. */
export function listItems(value: string): string[] {
  return value
    .split(/,|;|\band\b/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The name of a field or property as it is compared: `Invoice number` is `invoiceNumber`. */
export function fieldKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
