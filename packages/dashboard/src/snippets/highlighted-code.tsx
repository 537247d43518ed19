import { memo } from 'react';
import { parse } from 'sugar-high/core';
import * as shell from 'sugar-high/lang/shell';
import * as typescript from 'sugar-high/lang/typescript';
import styles from './highlighted-code.module.css';
import type { Snippet } from './snippet.ts';

const languages = { shell, typescript };

/** Code in light colours, as elements: nothing of it is ever read as HTML. */
export const HighlightedCode = memo(function HighlightedCode({
  code,
  language,
}: Pick<Snippet, 'code' | 'language'>) {
  return parse(code, languages[language]).lines.map((line) => (
    <span key={line.index}>
      {line.tokens.map(({ type, value }, index) => (
        <span key={index} className={styles[type]}>
          {value}
        </span>
      ))}
      {'\n'}
    </span>
  ));
});
