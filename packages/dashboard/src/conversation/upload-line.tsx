import { formatBytes } from './format-bytes.ts';
import styles from './upload-line.module.css';

interface UploadLineProps {
  /** Bytes that were sent. */
  readonly sent: number;
  /** Undefined where it is not known. */
  readonly total: number | undefined;
}

/** How far the files of a message are. */
export function UploadLine({ sent, total }: UploadLineProps) {
  return (
    <p className={styles.line}>
      <progress
        aria-label="Upload"
        {...(total === undefined ? {} : { value: sent, max: Math.max(total, 1) })}
      />
      <span>
        Sending files: {formatBytes(sent)}
        {total === undefined ? '' : ` of ${formatBytes(total)}`}
      </span>
    </p>
  );
}
