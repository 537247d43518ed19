import type { StoredFile } from '../files/stored-file.ts';
import type { OutputFile } from '../generated/types.gen.ts';
import type { Links } from '../links.ts';
import type { TaskRow } from '../repositories/task-repository.ts';

export function fileToOutput(
  file: StoredFile,
  task: Pick<TaskRow, 'workerId' | 'folder'>,
  links: Links,
): OutputFile {
  const { filename, mediaType, size } = file;
  return { filename, mediaType, url: links.file(task, file.path), size };
}
