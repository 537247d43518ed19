import { memo, useState, type ReactElement } from 'react';
import { MarkdownBlock } from './markdown-block.tsx';
import { MarkdownBlocks } from './markdown-blocks.ts';
import styles from './markdown.module.css';

const Block = memo(MarkdownBlock);

interface MarkdownProps {
  readonly text: string;
  /** The level of its headings, one for all: they stand below that of what they belong to, wherever they begin to count. 4 by default. */
  readonly headingLevel?: 3 | 4;
}

/** Markdown that somebody else wrote, possibly still growing. Nothing in it becomes HTML; what looks like it is shown as text. */
export function Markdown({ text, headingLevel = 4 }: MarkdownProps): ReactElement {
  const [blocks] = useState(() => new MarkdownBlocks());
  return (
    <div className={styles.markdown}>
      {blocks.read(text).map((token, index) => (
        // Blocks are only ever added or changed at the end, so a place is a name.
        <Block key={index} token={token} headingLevel={headingLevel} />
      ))}
    </div>
  );
}
