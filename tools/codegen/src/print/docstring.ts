const width = 100;

/**
 * Prints a docstring of paragraphs: each is wrapped at 100 columns, one that begins with `@example` or a code fence is
 * kept as it is. Empty paragraphs are left out; without any there is no docstring.
 */
export function docstring(paragraphs: readonly string[]): string {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== '')
    // The text of a document must not be able to end the comment that it stands in.
    .map((paragraph) => paragraph.replaceAll('*/', '*\\/'))
    .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrap(paragraph)]);
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */', ''].join('\n');
}

function wrap(paragraph: string): string[] {
  if (/^(@example|```)/.test(paragraph)) return paragraph.split('\n');
  return paragraph.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      if (current !== '' && current.length + 1 + word.length > width) {
        lines.push(current);
        current = word;
      } else {
        current = current === '' ? word : `${current} ${word}`;
      }
    }
    return [...lines, current];
  });
}
