import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** The most that one event may hold, in characters: a hostile server must not fill the memory. */
const longestEvent = 64 * 1024 * 1024;

/** The events of an event stream, as they arrive. Cancels the body when the reader stops early. */
export async function* readSse(response: Response): AsyncGenerator<EventSourceMessage, void, undefined> {
  let events: EventSourceMessage[] = [];
  let failure: Error | undefined;
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: (event) => events.push(event),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') failure = error;
    },
  });
  // Not TextDecoderStream, which React Native lacks; with `stream`, a character may be split over two reads.
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  if (!reader) {
    // React Native's own fetch has no body to read piece by piece, only the whole text.
    parser.feed(await response.text());
    yield* events;
    return;
  }
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      if (events.length > 0) {
        const arrived = events;
        events = [];
        yield* arrived;
      }
      if (failure) throw failure;
    }
  } finally {
    // After the end, this changes nothing; before it, the connection is closed.
    void reader.cancel().catch(() => undefined);
  }
}
