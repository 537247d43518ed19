import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import type { Budget } from '@ramensoft/handinger';
import type { Attachments } from '@ramensoft/handinger-react';
import { ArrowUp, Paperclip } from 'lucide-react';
import { IconButton } from '../design/icon-button.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { BudgetChoice } from './budget-choice.tsx';
import { FileErrors } from './file-errors.tsx';
import styles from './composer.module.css';

interface ComposerProps {
  /** What is being written. */
  readonly draft: string;
  readonly onChange: (draft: string) => void;
  readonly budget: Budget;
  readonly onBudgetChange: (budget: Budget) => void;
  readonly onSend: () => void;
  readonly attachments: Attachments;
  /** What to write, where nothing is written. */
  readonly placeholder: string;
  /** Each new value but 0 puts the cursor here. */
  readonly focusRequest: number;
}

/** Where a message is written: text, files and a budget. Enter sends, and makes a new line on a touch screen. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { draft, onChange, budget, onBudgetChange, onSend, attachments, placeholder, focusRequest } = props;
  const picker = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  // A folder that was dropped is told of, but is not among the files.
  const { files, errors } = attachments;
  const canSend = draft.trim() !== '' && !errors.some(({ file }) => files.includes(file));

  useEffect(() => {
    if (focusRequest > 0) text.current?.focus();
  }, [focusRequest]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Out of the text, where the page's own keys work again.
    if (event.key === 'Escape') event.currentTarget.blur();
    // Enter also ends the choice of a character in many languages' keyboards: that is no message yet.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const withCommand = event.ctrlKey || event.metaKey;
    if (event.shiftKey || event.altKey || (!withCommand && matchMedia('(pointer: coarse)').matches)) return;
    event.preventDefault();
    if (canSend) onSend();
  }

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <AttachmentList attachments={attachments} />
      <textarea
        ref={text}
        className={styles.text}
        aria-label="Message"
        aria-keyshortcuts="Enter Control+Enter Meta+Enter"
        placeholder={placeholder}
        rows={1}
        value={draft}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
      <FileErrors errors={errors} />
      <div className={styles.tools}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={({ target }) => {
            if (target.files !== null) attachments.add(target.files);
            // The same file can be chosen again after it was removed.
            target.value = '';
          }}
        />
        <IconButton
          label="Attach files"
          icon={<Paperclip aria-hidden="true" />}
          onClick={() => picker.current?.click()}
        />
        <BudgetChoice budget={budget} onChange={onBudgetChange} />
        <span className={styles.hint} aria-hidden="true">
          <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> new line
        </span>
        <button type="submit" className={styles.send} aria-label="Send" title="Send" disabled={!canSend}>
          <ArrowUp aria-hidden="true" />
        </button>
      </div>
    </form>
  );
});
