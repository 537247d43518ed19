/** What the id of an event says: whether it was had before, and whether something is missing before it. */
export type EventPlace = 'new' | 'jump' | 'seen' | 'late';

/** Where ids are not consecutive at all, only so many of the numbers between them are remembered. */
const mostHoles = 100;

/** Ids that are safe to compare as numbers; longer ones would lose digits. */
const number = /^\d{1,15}$/;

/**
 * Tells by their ids which events are new. Ids are numbers that grow; ids of another kind are kept, each of them, since only
 * equality says anything about them.
 */
export class EventOrder {
  /** The highest number so far. */
  #last = -1;
  /** No connection has left a number out; where one has, this may be the way of the server, or something is missing. */
  isConsecutive = true;
  #others: Set<string> | undefined;
  #isReconnected = false;
  /** The numbers that this connection passed over: an event among them is late, any other that comes again is a repetition. */
  #holes: { readonly from: number; readonly to: number }[] = [];
  #highest = -1;

  /** @param lastEventId the event after which the caller asked to go on */
  constructor(lastEventId: string | undefined) {
    if (lastEventId !== undefined && number.test(lastEventId)) this.#last = Number(lastEventId);
  }

  /** A new connection may begin with events that were had before. */
  reconnected(): void {
    this.#isReconnected = true;
    this.#holes = [];
    this.#highest = -1;
  }

  place(id: string): EventPlace {
    const n = Number(id);
    // Nearly every event; what only looks like a number (`1e3`) may take this way too, since it is the next one.
    if (n === this.#highest + 1 && n === this.#last + 1 && id.length < 16) {
      this.#highest = n;
      this.#last = n;
      return 'new';
    }
    if (!number.test(id)) return this.#placeOther(id);
    if (n <= this.#highest) {
      return this.#holes.some(({ from, to }) => n >= from && n <= to && n <= this.#last) ? 'late' : 'seen';
    }
    if (this.#highest >= 0 && n > this.#highest + 1) {
      this.#holes.push({ from: this.#highest + 1, to: n - 1 });
      if (this.#holes.length > mostHoles) this.#holes.shift();
    }
    this.#highest = n;
    if (n <= this.#last) return 'seen';
    const isNext = n === this.#last + 1 || this.#last < 0;
    this.#last = n;
    const isFirst = this.#isReconnected;
    this.#isReconnected = false;
    if (isNext) return 'new';
    if (isFirst) return this.isConsecutive ? 'jump' : 'new';
    this.isConsecutive = false;
    return 'new';
  }

  #placeOther(id: string): EventPlace {
    this.isConsecutive = false;
    this.#others ??= new Set();
    if (this.#others.has(id)) return 'seen';
    this.#others.add(id);
    return 'new';
  }
}
