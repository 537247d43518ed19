import type { OutputFile } from '@ramensoft/handinger';
import { Download } from 'lucide-react';
import { buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { fileKind } from './file-kind.ts';
import { fileName } from './file-name.ts';
import { TextFile } from './text-file.tsx';
import styles from './file-dialog.module.css';

interface FileDialogProps {
  readonly file: OutputFile;
  /** Where this page reads it. */
  readonly address: string;
  readonly onClose: () => void;
}

/** A file in full: a picture or a text. */
export function FileDialog({ file, address, onClose }: FileDialogProps) {
  const name = fileName(file);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={name}
      footer={
        <a className={buttonClass({ variant: 'secondary' })} href={address} download={name}>
          <Download aria-hidden="true" />
          Download
        </a>
      }
    >
      {fileKind(file.mediaType) === 'image' ? (
        <img className={styles.image} src={address} alt={name} />
      ) : (
        <TextFile address={address} name={name} mediaType={file.mediaType} />
      )}
    </Dialog>
  );
}
