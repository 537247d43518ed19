import type { OutputFile } from '@ramensoft/handinger';
import { Download, File, FileText } from 'lucide-react';
import { fileAddress } from './file-address.ts';
import { fileKind } from './file-kind.ts';
import { fileName } from './file-name.ts';
import { formatBytes } from './format-bytes.ts';
import styles from './file-card.module.css';

interface FileCardProps {
  readonly file: OutputFile;
  readonly onShow: () => void;
}

/** A file: a thumbnail or an icon, its name and size; a press shows it where a browser can. */
export function FileCard({ file, onShow }: FileCardProps) {
  const address = fileAddress(file.url);
  const kind = address === undefined ? 'other' : fileKind(file.mediaType);
  const name = fileName(file);
  return (
    <div className={styles.card}>
      {kind === 'other' ? (
        <span className={styles.main}>
          <File aria-hidden="true" className={styles.icon} />
          <Caption name={name} size={file.size} />
        </span>
      ) : (
        <button type="button" className={styles.main} onClick={onShow} title={`Show ${name}`}>
          {kind === 'image' ? (
            <img className={styles.thumbnail} src={address} alt="" loading="lazy" />
          ) : (
            <FileText aria-hidden="true" className={styles.icon} />
          )}
          <Caption name={name} size={file.size} />
        </button>
      )}
      {address === undefined ? null : (
        <a
          className={styles.download}
          href={address}
          download={name}
          title={`Download ${name}`}
          aria-label={`Download ${name}`}
        >
          <Download aria-hidden="true" />
        </a>
      )}
    </div>
  );
}

function Caption({ name, size }: { readonly name: string; readonly size: number | undefined }) {
  return (
    <span className={styles.caption}>
      <span className={styles.name}>{name}</span>
      {size === undefined ? null : <span className={styles.size}>{formatBytes(size)}</span>}
    </span>
  );
}
