import type { UploadProgress } from '../transport/upload-progress.ts';
import type { FormFile } from './multipart-form.ts';

/** Tells the caller how far the files are: for each, only ever forwards, however often the request is sent. */
export class ProgressReport {
  readonly #files: readonly FormFile[];
  readonly #listener: ((progress: UploadProgress) => unknown) | undefined;
  readonly #last = new Map<number, UploadProgress>();

  constructor(files: readonly FormFile[], listener: ((progress: UploadProgress) => unknown) | undefined) {
    this.#files = files;
    this.#listener = listener;
  }

  add(index: number, sent: number, total: number | undefined): void {
    const last = this.#last.get(index);
    if (!this.#listener || (last && (sent < last.sent || (sent === last.sent && total === last.total))))
      return;
    const progress = { file: this.#files[index]?.part.filename ?? '', index, sent, total };
    this.#last.set(index, progress);
    // What fails in the caller's function is not the upload.
    void (async () => this.#listener?.(progress))().catch(() => undefined);
  }

  /** Says the same of all files, where the runtime sends them by itself. */
  all(share: 'none' | 'whole'): void {
    for (const [index, { part }] of this.#files.entries()) {
      const { size } = part;
      if (share === 'none') this.add(index, 0, size);
      else if (size !== undefined) this.add(index, size, size);
    }
  }
}
