import { jsonBytes } from './json-bytes.ts';

/** The longest beginning of a text whose JSON has at most so many bytes. It ends between two characters, never inside of one. */
export function clipJson(text: string, maxBytes: number): string {
  let fits = 0;
  // A code unit takes a byte at least, so nothing longer can fit.
  let tooLong = Math.min(text.length, maxBytes) + 1;
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (jsonBytes(beginning(text, middle)) <= maxBytes) fits = middle;
    else tooLong = middle;
  }
  return beginning(text, fits);
}

/** Half of a surrogate pair is left out. */
function beginning(text: string, length: number): string {
  const cutsPair =
    /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(length));
  return text.slice(0, cutsPair ? length - 1 : length);
}
