import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StreamPlaces } from './stream-places.ts';

/** The page, as far as places look at it. */
class Page extends EventTarget {
  visibilityState = 'visible';
}

let page: Page;
let events: string[];
let places: StreamPlaces;
let origins = 0;
const releases = new Map<string, () => void>();

function request(name: string, from = places): void {
  releases.set(
    name,
    from.request({
      onGranted: () => events.push(`+${name}`),
      onRevoked: () => events.push(`-${name}`),
    }),
  );
}

const show = (visibilityState: string) => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  page = new Page();
  events = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  origins += 1;
  places = new StreamPlaces(`http://${origins}.example`);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('without locks', () => {
  beforeEach(() => vi.stubGlobal('navigator', {}));

  test('four at once; whoever asked last is next', () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) request(name);
    expect(events).toEqual(['+a', '+b', '+c', '+d']);
    releases.get('f')?.();
    releases.get('b')?.();
    releases.get('c')?.();
    expect(events.slice(4)).toEqual(['+g', '+e']);
  });

  test('whoever gets none is told so at once', () => {
    const refused: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      places.request({
        onGranted: () => undefined,
        onRefused: () => refused.push(name),
        onRevoked: () => undefined,
      });
    }
    expect(refused).toEqual(['e']);
  });

  test('any number over HTTP/2', () => {
    const entry = { name: `http://${origins}.example/api/tasks`, nextHopProtocol: 'h2' };
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([entry as never]);
    for (let index = 0; index < 20; index += 1) request(`${index}`);
    expect(events).toHaveLength(20);
  });

  test('a page that is hidden for 30 s lets them go until it is shown', () => {
    vi.useFakeTimers();
    request('a');
    request('b');
    show('hidden');
    vi.advanceTimersByTime(29_000);
    show('visible');
    show('hidden');
    vi.advanceTimersByTime(29_000);
    expect(events).toEqual(['+a', '+b']);
    vi.advanceTimersByTime(1_000);
    request('c');
    expect(events.slice(2)).toEqual(['-a', '-b']);
    show('visible');
    expect(events.slice(4)).toEqual(['+c', '+b', '+a']);
  });

  test('a page that is left or frozen lets them go at once', () => {
    for (const event of ['pagehide', 'freeze']) {
      events.length = 0;
      request('a');
      page.dispatchEvent(new Event(event));
      expect(events).toEqual(['+a', '-a']);
      page.dispatchEvent(new Event('pageshow'));
      expect(events).toEqual(['+a', '-a', '+a']);
      releases.get('a')?.();
    }
  });
});

describe('with locks', () => {
  test('whoever gets none is told so as soon as the locks have answered, and not before', async () => {
    const other = new StreamPlaces(`http://${origins}.example`);
    const told: string[] = [];
    const ask = (name: string, from: StreamPlaces) =>
      from.request({
        onGranted: () => told.push(`+${name}`),
        onRefused: () => told.push(`?${name}`),
        onRevoked: () => undefined,
      });
    const leave = ['a', 'b', 'c', 'd'].map((name) => ask(name, places));
    await expect.poll(() => told.toSorted()).toEqual(['+a', '+b', '+c', '+d']);
    leave.push(ask('x', other));
    await expect.poll(() => told.at(-1)).toBe('?x');
    leave[0]?.();
    await expect.poll(() => told.at(-1)).toBe('+x');
    for (const one of leave) one();
  });

  test('four over all pages, and each place that is given back goes to who waits', async () => {
    // Another tab, with the same locks of the runtime.
    const other = new StreamPlaces(`http://${origins}.example`);
    for (const name of ['a', 'b', 'c']) request(name);
    await expect.poll(() => events.length).toBe(3);
    for (const name of ['x', 'y', 'z']) request(name, other);
    await expect.poll(() => events.length).toBe(4);
    for (const name of ['a', 'b']) {
      const before = events.length;
      releases.get(name)?.();
      await expect.poll(() => events.length).toBe(before + 1);
    }
    expect(events.slice(3).toSorted()).toEqual(['+x', '+y', '+z']);
    releases.get('c')?.();
    for (const name of ['x', 'y', 'z']) releases.get(name)?.();
    await expect
      .poll(async () =>
        (await navigator.locks.query()).held?.filter(({ name }) => name?.includes(`${origins}.example`)),
      )
      .toEqual([]);
  });
});
