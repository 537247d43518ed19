/** The lines of a text that share most words with a question, at most `count`, in the text's order; its first lines where none does. */
export function relevantLines(text: string, question: string, count: number): string[] {
  const asked = new Set(words(question));
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const scored = lines.map((line, index) => ({
    line,
    index,
    score: new Set(words(line).filter((word) => asked.has(word))).size,
  }));
  return scored
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .toSorted((a, b) => a.index - b.index)
    .map(({ line }) => line.trim());
}

/** Words of at least four letters: the shorter ones say little about what a text is about. */
function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
