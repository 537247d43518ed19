import { findFileErrors, type FileError } from '@ramensoft/handinger';
import { useMemo, useState, type ClipboardEvent, type DragEvent } from 'react';

/** Handlers for the element that files are dropped or pasted on. */
export interface DropProps {
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** What {@link useAttachments} gives. */
export interface Attachments {
  /** The files that were chosen, in order, also those that can't be sent. */
  readonly files: readonly File[];
  /**
   * What is wrong with which of them: `code` is `empty_file`, `file_too_large` (10 MB), `too_many_files` (5), `files_too_large` (30
   * MB together), or `folder` for a dropped folder, which is not among the files.
   */
  readonly errors: readonly FileError[];
  /** Adds what was chosen (`input.files`), dropped or pasted. */
  readonly add: (files: Iterable<File> | ArrayLike<File> | DataTransfer) => void;
  /** Takes the file at this place out. */
  readonly remove: (index: number) => void;
  /** Takes these out, or all. */
  readonly clear: (files?: readonly File[]) => void;
  /** Files are being held over the element. */
  readonly isDragging: boolean;
  /** For the element that files are dropped or pasted on: `<form {...attachments.dropProps}>`. */
  readonly dropProps: DropProps;
}

/**
 * Files for a turn, chosen, dropped or pasted, and checked at once against what the API takes (5 files, 10 MB = 10 × 1024² bytes
 * each, 30 MB together). Nothing is sent or read.
 *
 * @example
 * ```tsx
 * const attachments = useAttachments();
 * <form {...attachments.dropProps}>
 *   <input type="file" multiple onChange={(event) => attachments.add(event.target.files ?? [])} />
 *   {attachments.errors.map(({ message }) => <p role="alert">{message}</p>)}
 * </form>
 * ```
 */
export function useAttachments(): Attachments {
  const [chosen, setChosen] = useState<Chosen>({ files: [], folders: [], depth: 0 });
  const [actions] = useState(() => createActions(setChosen));
  const { files, folders, depth } = chosen;
  const errors = useMemo(() => [...findFileErrors(files), ...folders], [files, folders]);
  return { ...actions, files, errors, isDragging: depth > 0 };
}

interface Chosen {
  readonly files: readonly File[];
  readonly folders: readonly FileError[];
  /** How many elements, one inside of the other, files are held over. */
  readonly depth: number;
}

function createActions(
  change: (next: (chosen: Chosen) => Chosen) => void,
): Pick<Attachments, 'add' | 'remove' | 'clear' | 'dropProps'> {
  const add: Attachments['add'] = (given) => {
    const { files, folders } = 'items' in given ? filesIn(given) : { files: Array.from(given), folders: [] };
    change((chosen) => ({ ...chosen, files: [...chosen.files, ...files], folders }));
  };
  const keep = (isKept: (file: File, index: number) => boolean) =>
    change((chosen) => ({ ...chosen, files: chosen.files.filter(isKept), folders: [] }));
  const drag = (depthAfter: (depth: number) => number) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    // Otherwise the browser shows the file in place of the page.
    event.preventDefault();
    change((chosen) => ({ ...chosen, depth: depthAfter(chosen.depth) }));
    if (event.type === 'drop') add(event.dataTransfer);
  };
  return {
    add,
    remove: (index) => keep((_, at) => at !== index),
    clear: (gone) => keep((file) => gone !== undefined && !gone.includes(file)),
    dropProps: {
      onDragEnter: drag((depth) => depth + 1),
      onDragOver: drag((depth) => depth),
      onDragLeave: drag((depth) => depth - 1),
      onDrop: drag(() => 0),
      onPaste: ({ clipboardData }) => {
        if (clipboardData.types.includes('Files')) add(clipboardData);
      },
    },
  };
}

/** A folder looks like a file, but can't be read. */
function filesIn({ items }: DataTransfer): { files: File[]; folders: FileError[] } {
  const files: File[] = [];
  const folders: FileError[] = [];
  for (const item of Array.from(items)) {
    const file = item.kind === 'file' && item.getAsFile();
    if (!file) continue;
    if (item.webkitGetAsEntry?.()?.isDirectory) {
      const message = `${JSON.stringify(file.name)} is a folder. Choose the files in it instead.`;
      folders.push({ file, code: 'folder', message });
    } else files.push(file);
  }
  return { files, folders };
}
