import type { SentBody, UploadBody } from '../transport/upload-body.ts';
import type { MultipartForm } from './multipart-form.ts';
import type { ProgressReport } from './progress-report.ts';

/**
 * Node's `fetch` keeps all of a body in memory for the redirect that may follow, unless none is to be followed; it could
 * not send a stream again anyway. `window` is the other half of the condition: a page would have one.
 */
const keepNothing = { redirect: 'error', window: null } as const;

/** A form with files that is sent while the files are read. */
export class MultipartUpload implements UploadBody {
  readonly summary: UploadBody['summary'];
  readonly #form: MultipartForm;
  readonly #report: ProgressReport;
  #end = () => {};

  constructor(form: MultipartForm, summary: UploadBody['summary'], report: ProgressReport) {
    this.#form = form;
    this.summary = summary;
    this.#report = report;
  }

  get replayable(): boolean {
    return this.#form.files.every(({ part }) => part.isReplayable);
  }

  get whyNotReplayable(): string {
    const names = this.#form.files
      .filter(({ part }) => !part.isReplayable)
      .map(({ part }) => JSON.stringify(part.filename));
    return `It can’t be sent again: ${names.join(', ')} was given as a stream, which was read. Give a File, bytes or { path } instead.`;
  }

  async attempt(send: (init: SentBody) => Promise<Response>): Promise<Response> {
    this.#end();
    let fail: (error: unknown) => void = () => {};
    // Not left to `fetch`: some say only that the connection broke.
    const failed = new Promise<never>((_resolve, reject) => (fail = reject));
    let isRefused = false;
    const body = this.#stream(fail, () => isRefused);
    try {
      const sent = send({ body, duplex: 'half', ...(isNode() && keepNothing) });
      const response = await Promise.race([failed, sent]);
      isRefused = !response.ok;
      return response;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  close(): void {
    this.#end();
    this.#closeParts();
  }

  #closeParts(): void {
    for (const { part } of this.#form.files) part.close?.();
  }

  #stream(fail: (error: unknown) => void, isRefused: () => boolean): ReadableStream<Uint8Array> {
    const pieces = this.#form.write((...progress) => this.#report.add(...progress));
    let resolveEnded = () => {};
    const ended = new Promise<void>((resolve) => (resolveEnded = resolve));
    const end = () => {
      resolveEnded();
      // A stream that was begun can't be gone on with, and may wait for its next piece.
      if (!this.replayable) this.#closeParts();
      void pieces.return(undefined).catch(() => undefined);
    };
    this.#end = end;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            // Of a stream that is left as it is, the next attempt has all.
            if (isRefused()) await ended;
            const { done, value } = await pieces.next();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            end();
            // The request is aborted first: workerd ends a body that fails as if it were whole. And not from in here, where
            // workerd dies of it.
            setTimeout(() => {
              fail(error);
              setTimeout(() => controller.error(error));
            });
            await new Promise(() => {});
          }
        },
        cancel: end,
      },
      // Nothing is read that is not asked for.
      { highWaterMark: 0 },
    );
  }
}

function isNode(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: string } };
  return navigator?.userAgent?.startsWith('Node.js') === true;
}
