import { useEffect, useState } from 'react';
import type { Attachments } from '@ramensoft/handinger-react';
import { File as FileIcon, X } from 'lucide-react';
import { fileKind } from './file-kind.ts';
import { formatBytes } from './format-bytes.ts';
import styles from './attachment-list.module.css';

/** The files that go with the next message. */
export function AttachmentList({ attachments }: { readonly attachments: Attachments }) {
  const { files, errors, remove } = attachments;
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Files to send">
      {files.map((file, index) => (
        <li key={`${index} ${file.name}`} data-bad={errors.some((error) => error.file === file) || undefined}>
          <Thumbnail file={file} />
          <span className={styles.name}>{file.name}</span>
          <span className={styles.size}>{formatBytes(file.size)}</span>
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            title="Remove"
            onClick={() => remove(index)}
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ file }: { readonly file: File }) {
  const isImage = fileKind(file.type) === 'image';
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!isImage) return undefined;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file, isImage]);
  return address === undefined ? <FileIcon aria-hidden="true" /> : <img src={address} alt="" />;
}
