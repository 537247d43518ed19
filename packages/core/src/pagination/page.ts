import { HandingerError } from '../errors/handinger-error.ts';

/** Where a page stands in its list. */
export interface PagePosition {
  /** The field of the answer that holds the items. */
  readonly items: string;
  /** From 1: the page that was asked for. */
  readonly number: number;
  /** Asks for another page, with the filters and options of this one. */
  readonly load: (number: number) => Promise<object>;
}

/** What is read of an answer, as far as a server gives it. */
interface Answer {
  readonly page?: unknown;
  readonly pageCount?: unknown;
  readonly totalCount?: unknown;
}

/** A page of a list. Its own properties are the fields of the answer and nothing else, so that it is JSON as it came. */
export class Page {
  readonly #position: PagePosition;

  constructor(answer: object, position: PagePosition) {
    // Not assigned: a field named "__proto__" would take the methods away.
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(answer));
    this.#position = position;
  }

  hasNextPage(): boolean {
    const { pageCount } = this as Answer;
    return typeof pageCount === 'number' ? this.#position.number < pageCount : this.#items().length > 0;
  }

  async getNextPage(): Promise<Page> {
    const next = await this.#next();
    if (next) return next;
    throw new HandingerError('There is no page after this one. Ask hasNextPage() first.', {
      code: 'no_next_page',
      safeToRetry: true,
    });
  }

  async *byPage(): AsyncGenerator<Page, void> {
    yield this;
    for (let page = await this.#next(); page; page = await page.#next()) yield page;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    // Lists are newest first: what is added during the loop moves items on to a page that is still to come.
    const seen = new Set<unknown>();
    for await (const page of this.byPage()) {
      for (const item of page.#items()) {
        const id = idOf(item);
        if (seen.has(id)) continue;
        if (id !== undefined) seen.add(id);
        yield item;
      }
    }
  }

  async #next(): Promise<Page | undefined> {
    if (!this.hasNextPage()) return undefined;
    const { items, load } = this.#position;
    const number = this.#position.number + 1;
    const next = new Page(await load(number), { items, number, load });
    const { page, pageCount } = next as Answer;
    const isOther = typeof page === 'number' && page !== number;
    if (!isOther && !next.#hasItemsOf(this)) return next;
    // The list has become shorter meanwhile, and the server gives its last page for those beyond it.
    if (isOther && typeof pageCount === 'number' && pageCount < number) return undefined;
    throw new HandingerError(
      `The server gave page ${isOther ? page : number - 1} when asked for page ${number}, so this list can't be read to its end. ` +
        'Check whether a proxy or cache between drops the query parameter "page", or narrow the filters until the list fits on one page.',
      { code: 'repeated_page', safeToRetry: true },
    );
  }

  /** The same items and as many in the whole list: one that has grown by just a page would have the same, and more in all. */
  #hasItemsOf(other: Page): boolean {
    const items = this.#items();
    const others = other.#items();
    return (
      items.length > 0 &&
      items.length === others.length &&
      (this as Answer).totalCount === (other as Answer).totalCount &&
      items.every((item, index) => idOf(item) !== undefined && idOf(item) === idOf(others[index]))
    );
  }

  #items(): readonly unknown[] {
    const { items } = this.#position;
    const list = (this as Readonly<Record<string, unknown>>)[items];
    if (Array.isArray(list)) return list;
    throw new HandingerError(
      `The answer has no list "${items}". Check that the base URL leads to the Handinger API.`,
      { code: 'invalid_response', safeToRetry: true },
    );
  }
}

function idOf(item: unknown): unknown {
  return (item as { readonly id?: unknown } | null)?.id;
}
