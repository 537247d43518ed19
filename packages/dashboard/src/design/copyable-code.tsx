import { CopyButton } from './copy-button.tsx';
import styles from './copyable-code.module.css';

/** An id, an address or a token on one line, with a button that copies it. */
export function CopyableCode({ text, what }: { text: string; what: string }) {
  return (
    <span className={styles.code}>
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
