import { Search } from 'lucide-react';
import type { Ref } from 'react';
import controls from './control.module.css';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The key that leads here, shown while it is empty. */
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Narrows a list down while one types. Escape empties it. */
export function SearchField({ label, value, onChange, shortcut, ref }: SearchFieldProps) {
  return (
    <div className={styles.search}>
      <Search aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        className={controls.control}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
      {shortcut === undefined || value !== '' ? null : <kbd aria-hidden="true">{shortcut}</kbd>}
    </div>
  );
}
