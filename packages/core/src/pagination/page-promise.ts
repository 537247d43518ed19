import { HandingerError } from '../errors/handinger-error.ts';
import { APIPromise } from '../transport/api-promise.ts';
import { Page, type PagePosition } from './page.ts';

/** What the call of a list returns: a promise of its page, and the items of that page and of all that follow. */
export class PagePromise extends APIPromise<Page> {
  /** @param call the request of the page, sent already */
  constructor(call: APIPromise<unknown>, position: PagePosition) {
    super(
      () => call.asResponse(),
      async () => {
        const { data, response } = await call.withResponse();
        if (typeof data !== 'object' || data === null) {
          throw new HandingerError(
            'The answer is no page of a list. Check that the base URL leads to the Handinger API.',
            { code: 'invalid_response', safeToRetry: true },
          );
        }
        // What the server says counts more than what was asked for: it may stay within the list.
        const { page } = data as { readonly page?: unknown };
        const number = typeof page === 'number' ? page : position.number;
        return { data: new Page(data, { ...position, number }), response };
      },
    );
  }

  async *byPage(): AsyncGenerator<Page, void> {
    yield* (await this).byPage();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    yield* await this;
  }
}
