/** A text as the offline model's tokens: a word each, with the space before it. Joined, they are the text. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
