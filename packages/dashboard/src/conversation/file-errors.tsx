import type { FileError } from '@ramensoft/handinger';
import { CircleAlert } from 'lucide-react';
import styles from './file-errors.module.css';

/** What is wrong with the chosen files. Nothing is sent before it is mended. */
export function FileErrors({ errors }: { readonly errors: readonly FileError[] }) {
  if (errors.length === 0) return null;
  return (
    <div role="alert">
      <ul className={styles.errors}>
        {errors.map(({ code, message }, index) => (
          <li key={`${index} ${code}`}>
            <CircleAlert aria-hidden="true" />
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
