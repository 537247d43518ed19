import type { Fetch } from '@ramensoft/handinger';

/** A `fetch` that counts what goes through it, and the network behind it. */
export interface CountedFetch {
  readonly fetch: Fetch;
  /** Every request, as `GET /api/tasks/tsk_1`. */
  readonly requests: string[];
  /** How many streams are open now, and the most that ever were. */
  open: number;
  most: number;
  /** Breaks every stream that is open, and answers nothing more until it is brought back. */
  loseNetwork(): void;
  bringBack(): void;
}

export function countedFetch(): CountedFetch {
  const breaking = new Set<(error: Error) => void>();
  let isLost = false;
  const counted: CountedFetch = {
    fetch: send,
    requests: [],
    open: 0,
    most: 0,
    loseNetwork() {
      isLost = true;
      for (const fail of breaking) fail(new TypeError('network error'));
    },
    bringBack() {
      isLost = false;
    },
  };

  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    if (isLost) throw new TypeError('fetch failed');
    const { pathname } = new URL(String(input));
    counted.requests.push(`${init?.method ?? 'GET'} ${pathname}`);
    const response = await fetch(input, init);
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!isStream || !response.body) return response;
    counted.open += 1;
    counted.most = Math.max(counted.most, counted.open);
    return new Response(watched(response.body), response);
  }

  function watched(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    let fail: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => (fail = reject));
    broken.catch(() => undefined);
    breaking.add(fail);
    const close = () => {
      if (breaking.delete(fail)) counted.open -= 1;
    };
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await Promise.race([reader.read(), broken]);
          if (!done) return controller.enqueue(value);
          close();
          controller.close();
        } catch (error) {
          close();
          void reader.cancel().catch(() => undefined);
          throw error;
        }
      },
      cancel(reason) {
        close();
        return reader.cancel(reason);
      },
    });
  }

  return counted;
}
