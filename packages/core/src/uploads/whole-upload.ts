import type { SentBody, UploadBody } from '../transport/upload-body.ts';
import type { ProgressReport } from './progress-report.ts';

/** A form that is handed over whole, where the runtime can't send a stream: it reads a Blob's files by itself. */
export class WholeUpload implements UploadBody {
  readonly replayable = true;
  readonly whyNotReplayable = '';
  readonly summary: UploadBody['summary'];
  readonly #body: SentBody['body'];
  readonly #report: ProgressReport;

  constructor(body: SentBody['body'], summary: UploadBody['summary'], report: ProgressReport) {
    this.#body = body;
    this.summary = summary;
    this.#report = report;
  }

  async attempt(send: (init: SentBody) => Promise<Response>): Promise<Response> {
    this.#report.all('none');
    const response = await send({ body: this.#body });
    this.#report.all('whole');
    return response;
  }

  close(): void {}
}
