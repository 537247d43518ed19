import styles from './spinner.module.css';

/** Something is under way. Say what beside it: it is hidden from screen readers. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
