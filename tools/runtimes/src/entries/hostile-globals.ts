/** Takes away what React Native, Expo and older browsers do not have. */
export function impoverishGlobals(): void {
  for (const name of ['TextDecoderStream', 'TextEncoderStream', 'CompressionStream']) {
    Reflect.deleteProperty(globalThis, name);
  }
  // Their `Request` knows no `duplex`: it takes a stream for text.
  const { Request } = globalThis;
  globalThis.Request = class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(input, init?.body instanceof ReadableStream ? { ...init, body: String(init.body) } : init);
    }
  };
  for (const name of ['any', 'timeout']) Reflect.deleteProperty(AbortSignal, name);
  Reflect.deleteProperty(ReadableStream, 'from');
  Reflect.deleteProperty(Promise, 'withResolvers');
  Reflect.deleteProperty(Promise, 'try');
}

/**
 * A `fetch` as React Native has it: it takes no `Request`, sends no stream, and its answers have no `body` to be read piece by
 * piece and cannot be cloned.
 */
export function hostileFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    if (typeof input !== 'string') throw new TypeError('this fetch takes a string');
    if (init?.body instanceof ReadableStream) throw new TypeError('this fetch sends no streams');
    const response = await fetch(input, init);
    const text = response.text.bind(response);
    Object.defineProperties(response, {
      body: { value: null },
      clone: {
        value: () => {
          throw new TypeError('not implemented');
        },
      },
      text: { value: text },
    });
    return response;
  };
}
