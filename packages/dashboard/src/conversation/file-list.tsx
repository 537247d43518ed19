import { useState } from 'react';
import type { OutputFile } from '@ramensoft/handinger';
import { fileAddress } from './file-address.ts';
import { FileCard } from './file-card.tsx';
import { FileDialog } from './file-dialog.tsx';
import styles from './file-list.module.css';

interface FileListProps {
  /** What these files are, for screen readers. */
  readonly label: string;
  readonly files: readonly OutputFile[];
}

/** Files as small cards. What a browser can show opens in a dialog. */
export function FileList({ label, files }: FileListProps) {
  const [shown, setShown] = useState<OutputFile>();
  if (files.length === 0) return null;
  const address = shown && fileAddress(shown.url);
  return (
    <>
      <ul className={styles.files} aria-label={label}>
        {files.map((file) => (
          <li key={file.url}>
            <FileCard file={file} onShow={() => setShown(file)} />
          </li>
        ))}
      </ul>
      {shown === undefined || address === undefined ? null : (
        <FileDialog file={shown} address={address} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
