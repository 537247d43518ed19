import type { HandingerError } from '../errors/handinger-error.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import { onWake } from './on-wake.ts';
import type { StreamPlaces } from './stream-places.ts';

/**
 * How a running turn is followed. `open`: by its stream. `reconnecting`: the stream broke off, and is opened again. `offline`: the
 * browser has no network. `waiting`: by reading the task now and then, while other streams have all the connections that the browser
 * opens, or the page is hidden. `closed`: not at all.
 */
export type TurnConnection = 'open' | 'reconnecting' | 'offline' | 'waiting' | 'closed';

/** What a reader is given. */
export interface TurnReaderOptions {
  readonly places: StreamPlaces;
  /** The turn's stream after the last event that was read of it, see `LiveTurn.resume`. */
  readonly resume: () => TaskStream;
  readonly onChunk: (chunk: TaskChunk, lastEventId: string | undefined) => void;
  readonly onConnection: (connection: TurnConnection) => void;
  /** The last chunk was read, or what keeps the turn from being read at all. */
  readonly onEnd: (error?: HandingerError) => void;
}

/**
 * Reads one turn to its end, whatever becomes of the page and its connection: through one stream at a time, while there is a place for it.
 */
export class TurnReader {
  readonly #options: TurnReaderOptions;
  /** The answer to the request that started the turn, until it is read. */
  #given: TaskStream | undefined;
  #stream: TaskStream | undefined;
  #isGranted = false;
  #isOpen = false;
  #isStopped = false;
  readonly #leave: () => void;
  readonly #forget: () => void;

  /** @param given the answer to the request that started the turn */
  constructor(options: TurnReaderOptions, given?: TaskStream) {
    this.#options = options;
    this.#given = given;
    this.#forget = onWake(this.#onWake);
    this.#leave = options.places.request({
      onGranted: () => {
        this.#isGranted = true;
        this.#read();
      },
      // The stream that came with a submission takes a connection, too.
      onRefused: () => this.#close(),
      onRevoked: () => {
        this.#isGranted = false;
        this.#close();
        this.#say('waiting');
      },
    });
  }

  /** Closes the stream. The turn runs on. */
  stop(): void {
    this.#isStopped = true;
    this.#close();
    this.#forget();
    this.#leave();
  }

  readonly #onWake = (isNetworkBack: boolean): void => {
    // An open stream is left alone when the page is shown, but a change of the network leaves dead connections behind.
    if (!this.#isGranted || (this.#isOpen && !isNetworkBack)) return;
    this.#close();
    this.#read();
  };

  #read(): void {
    const given = this.#given;
    this.#given = undefined;
    const stream = given ?? this.#options.resume();
    this.#stream = stream;
    stream
      .on('reconnect', ({ action }) => this.#say(action === 'poll' ? 'waiting' : 'reconnecting', stream))
      .on('resume', () => this.#say('open', stream));
    this.#say('open');
    void this.#readChunks(stream, given !== undefined);
  }

  async #readChunks(stream: TaskStream, isGiven: boolean): Promise<void> {
    try {
      for await (const chunk of stream) {
        if (this.#stream !== stream) return;
        this.#options.onChunk(chunk, stream.lastEventId);
      }
      this.#end(stream);
    } catch (error) {
      // The given one gives up some time, those that are resumed only where there is no use in asking again.
      if (isGiven && this.#stream === stream) this.#read();
      else this.#end(stream, error as HandingerError);
    }
  }

  #end(stream: TaskStream, error?: HandingerError): void {
    if (this.#stream !== stream) return;
    this.stop();
    this.#options.onEnd(error);
  }

  #close(): void {
    this.#given?.detach();
    this.#given = undefined;
    const stream = this.#stream;
    this.#stream = undefined;
    this.#isOpen = false;
    stream?.detach();
  }

  #say(connection: TurnConnection, stream = this.#stream): void {
    if (this.#isStopped || stream !== this.#stream) return;
    this.#isOpen = connection === 'open';
    const isOffline = !this.#isOpen && globalThis.navigator?.onLine === false;
    this.#options.onConnection(isOffline ? 'offline' : connection);
  }
}
