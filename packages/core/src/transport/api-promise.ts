/** Where the data and the answer of one call come from. */
interface APIPromiseSource<T> {
  readonly response: () => Promise<Response>;
  readonly receive: () => Promise<{ data: T; response: Response }>;
  received?: Promise<{ data: T; response: Response }>;
}

/** As `Promise` itself declares it, so that the two can stand for one another. */
type Reason = Parameters<NonNullable<Parameters<Promise<unknown>['catch']>[0]>>[0];

/** Outside the class: its type stays the plain interface that the generated methods promise. */
const sources = new WeakMap<object, APIPromiseSource<unknown>>();

/**
 * What every method of the client returns. Awaited, it is the parsed data; the body is read when somebody asks for the
 * data, and once.
 */
export class APIPromise<T> extends Promise<T> {
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /**
   * @param response the answer, its body unread
   * @param receive reads the data, and says which answer it came from
   */
  constructor(response: () => Promise<Response>, receive: () => Promise<{ data: T; response: Response }>) {
    // The promise underneath is never looked at: then, catch and finally ask for the data themselves.
    super((resolve) => resolve(undefined as T));
    sources.set(this, { response, receive });
  }

  /** The answer as it came, as soon as its headers are there and with its body unread: for headers, or to read it yourself. */
  asResponse(): Promise<Response> {
    return sourceOf(this).response();
  }

  /** The parsed data together with the answer that it came from. */
  withResponse(): Promise<{ data: T; response: Response }> {
    const source = sourceOf(this);
    source.received ??= source.receive();
    return source.received;
  }

  override then<TResult1 = T, TResult2 = never>(
    onfulfilled?: ((value: T) => TResult1 | PromiseLike<TResult1>) | undefined | null,
    onrejected?: ((reason: Reason) => TResult2 | PromiseLike<TResult2>) | undefined | null,
  ): Promise<TResult1 | TResult2> {
    return this.withResponse().then(onfulfilled && (({ data }) => onfulfilled(data)), onrejected) as Promise<
      TResult1 | TResult2
    >;
  }

  override catch<TResult = never>(
    onrejected?: ((reason: Reason) => TResult | PromiseLike<TResult>) | undefined | null,
  ): Promise<T | TResult> {
    return this.then(undefined, onrejected);
  }

  override finally(onfinally?: (() => void) | undefined | null): Promise<T> {
    return this.withResponse()
      .then(({ data }) => data)
      .finally(onfinally);
  }
}

function sourceOf<T>(promise: APIPromise<T>): APIPromiseSource<T> {
  return sources.get(promise) as APIPromiseSource<T>;
}
