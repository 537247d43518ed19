import { memo } from 'react';
import type { Turn } from '@ramensoft/handinger';
import { CopyButton } from '../design/copy-button.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { formatCount } from '../usage/format-count.ts';
import { formatSpan } from '../usage/format-span.ts';
import styles from './turn-footer.module.css';

/** What a finished turn took. */
export const TurnFooter = memo(function TurnFooter({ turn }: { readonly turn: Turn }) {
  const { completedAt, credits, durationMs, inputTokens, outputTokens, outputText } = turn;
  return (
    <footer className={styles.footer}>
      <ul>
        <li>
          {formatCount(credits)} {credits === 1 ? 'credit' : 'credits'}
        </li>
        <li>{formatSpan(durationMs)}</li>
        <li>
          {formatCount(inputTokens)} tokens in, {formatCount(outputTokens)} out
        </li>
        {completedAt === null ? null : (
          <li>
            <RelativeTime at={completedAt} />
          </li>
        )}
      </ul>
      {outputText === '' ? null : <CopyButton text={outputText} what="answer" />}
    </footer>
  );
});
