/** The web addresses in a text, each once, in order, without the punctuation that a sentence puts behind them. */
export function urlsIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`\]}|\\^]+/gi) ?? [];
  const trimmed = found.map((url) => {
    const bare = url.replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
    // A bracket at the end belongs to the sentence, unless the address opens it: https://en.wikipedia.org/wiki/Brain_(organ)
    return bare.endsWith(')') && !bare.includes('(') ? bare.replace(/(?<![).,;:!?])[).,;:!?]+$/, '') : bare;
  });
  return [...new Set(trimmed.filter((url) => URL.canParse(url)))];
}
