/**
 * Browsers open 6 connections at most to a server that speaks HTTP/1.1, for all of their tabs together: two are left for everything
 * else.
 */
const most = 4;

/** How long a hidden page keeps its streams, in milliseconds. */
const hiddenFor = 30_000;

/** Who wants to read a stream. */
export interface PlaceHolder {
  /** It may open its stream now. */
  readonly onGranted: () => void;
  /** There is none for it now: it is granted one when there is. */
  readonly onRefused?: () => void;
  /** It has to close its stream; it is granted a place again when there is one. */
  readonly onRevoked: () => void;
}

/**
 * How many streams may be open at once from one API: 4 over all tabs of the browser, where it has Web Locks (pages without HTTPS
 * have none: then 4 a page); any number over HTTP/2 and 3. Who asked last goes first. A page that is hidden for 30 s, frozen or left
 * lets all of its places go until it is shown again.
 */
export class StreamPlaces {
  static readonly #all = new Map<string, StreamPlaces>();

  readonly #origin: string;
  readonly #waiting: PlaceHolder[] = [];
  readonly #granted = new Set<PlaceHolder>();
  /** Of each lock that this page holds or waits for: how to let it go. Undefined while it waits. */
  readonly #locks = new Map<number, (() => void) | undefined>();
  /** How many locks were asked for of which it is not known yet whether they are free. */
  #asked = 0;
  #isAsleep = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param origin of the API */
  constructor(origin: string) {
    this.#origin = origin;
    if (typeof document === 'undefined') return;
    const onVisibility = () => {
      clearTimeout(this.#timer);
      if (isHidden()) this.#timer = setTimeout(this.#sleep, hiddenFor);
      else this.#wake();
    };
    document.addEventListener('visibilitychange', onVisibility);
    document.addEventListener('freeze', this.#sleep);
    // A page with an open connection or a lock does not get into the back/forward cache.
    addEventListener('pagehide', this.#sleep);
    addEventListener('pageshow', this.#wake);
    onVisibility();
  }

  /** Those of the page for the API at this base URL. */
  static of(baseURL: string): StreamPlaces {
    const { location } = globalThis as { readonly location?: Location };
    const origin = /^https?:/.test(baseURL) ? new URL(baseURL).origin : (location?.origin ?? '');
    const places = this.#all.get(origin) ?? new StreamPlaces(origin);
    this.#all.set(origin, places);
    return places;
  }

  /** Asks for a place. @returns gives it back, or takes the request back */
  request(holder: PlaceHolder): () => void {
    this.#waiting.push(holder);
    this.#assign();
    return () => {
      const at = this.#waiting.indexOf(holder);
      if (at >= 0) this.#waiting.splice(at, 1);
      this.#granted.delete(holder);
      this.#assign();
    };
  }

  readonly #sleep = (): void => {
    this.#isAsleep = true;
    const holders = [...this.#granted];
    this.#granted.clear();
    this.#waiting.push(...holders);
    // First the streams, then the places.
    for (const holder of holders) holder.onRevoked();
    this.#assign();
  };

  readonly #wake = (): void => {
    this.#isAsleep = isHidden() && this.#isAsleep;
    this.#assign();
  };

  /** Gives the places that there are to those who wait; asks for more of them, or gives back what nobody needs. */
  #assign(): void {
    while (!this.#isAsleep && this.#waiting.length > 0 && this.#granted.size < this.#count) {
      const holder = this.#waiting.pop() as PlaceHolder;
      this.#granted.add(holder);
      holder.onGranted();
    }
    for (let index = 0; index < most; index += 1) {
      const letGo = this.#locks.get(index);
      // No more than are needed: what is given back is not free again at once.
      if (!this.#isAsleep && this.#waiting.length > this.#asked) this.#lock(index);
      else if (letGo && this.#held > this.#granted.size) {
        this.#locks.delete(index);
        letGo();
      }
    }
    if (this.#asked === 0) for (const holder of this.#waiting) holder.onRefused?.();
  }

  get #count(): number {
    if (isMultiplexed(this.#origin)) return Infinity;
    return lockManager() ? this.#held : most;
  }

  get #held(): number {
    return [...this.#locks.values()].filter(Boolean).length;
  }

  #lock(index: number): void {
    const locks = lockManager();
    if (!locks || this.#locks.has(index)) return;
    this.#locks.set(index, undefined);
    this.#asked += 1;
    const name = `handinger stream ${index} ${this.#origin}`;
    const hold = (): Promise<void> =>
      new Promise((letGo) => {
        this.#locks.set(index, letGo);
        this.#assign();
      });
    const answer = (lock: Lock | null): Promise<void> | undefined => {
      this.#asked -= 1;
      if (lock) return hold();
      locks.request(name, hold).catch(() => undefined);
      this.#assign();
      return undefined;
    };
    // Refused in documents without an origin of their own: then those places are not there.
    locks.request(name, { ifAvailable: true }, answer).catch(() => answer(null));
  }
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}

function lockManager(): LockManager | undefined {
  return (globalThis.navigator as { readonly locks?: LockManager } | undefined)?.locks;
}

/** Whether the last answer from there came over HTTP/2 or 3, where streams share one connection. */
function isMultiplexed(origin: string): boolean {
  const entries = globalThis.performance?.getEntriesByType?.('resource') as PerformanceResourceTiming[];
  const last = entries?.findLast(
    ({ name, nextHopProtocol }) => nextHopProtocol && name.startsWith(`${origin}/`),
  );
  return /^h[23]/.test(last?.nextHopProtocol ?? '');
}
