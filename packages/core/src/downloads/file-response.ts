import type { FileResponse } from '../generated/resource-contract.gen.ts';
import { nameInAddress } from '../uploads/file-source.ts';
import { responseSize } from '../uploads/response-size.ts';
import { bodyOf } from './body-of.ts';
import { saveTo } from './save-to.ts';

/**
 * The answer itself, with what is asked of a file.
 *
 * @param url where it was asked for: an answer does not always know
 */
export function fileResponse(response: Response, url: string): FileResponse {
  return Object.assign(response, {
    filename: nameInAddress(url),
    size: responseSize(response),
    mediaType: response.headers.get('content-type') ?? undefined,
    stream: () => bodyOf(response),
    saveTo: (path: string | URL) => saveTo(response, path),
  });
}
