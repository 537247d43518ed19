/** What can be wrong with the events of a stream, while each of them is well-formed. */
export type EventChange =
  /** Every event is sent twice. */
  | 'duplicate'
  /** Each two neighbours change their places. */
  | 'out-of-order'
  /** Every third event is missing, so a replay has gaps. */
  | 'skip'
  /** No event has an id. */
  | 'no-ids'
  /** All events have the same id. */
  | 'one-id'
  /** The stream ends without its `done` event. */
  | 'no-done';

/** The blocks of an event stream that ends its lines with LF, each with its empty line. */
export function changeEvents(
  blocks: AsyncIterable<string>,
  changes: readonly EventChange[],
): AsyncIterable<string> {
  return changes.reduce((source, change) => changeOnce[change](source), blocks);
}

const changeOnce: Record<EventChange, (blocks: AsyncIterable<string>) => AsyncIterable<string>> = {
  async *duplicate(blocks) {
    for await (const block of blocks) {
      yield block;
      if (hasId(block)) yield block;
    }
  },
  async *'out-of-order'(blocks) {
    let held: string | undefined;
    for await (const block of blocks) {
      if (!hasId(block)) {
        if (held !== undefined) yield held;
        held = undefined;
        yield block;
      } else if (held === undefined) {
        held = block;
      } else {
        yield block;
        yield held;
        held = undefined;
      }
    }
    if (held !== undefined) yield held;
  },
  async *skip(blocks) {
    let count = 0;
    for await (const block of blocks) {
      if (hasId(block)) count += 1;
      if (!hasId(block) || count % 3 !== 0) yield block;
    }
  },
  async *'no-ids'(blocks) {
    for await (const block of blocks) yield block.replace(idLine, '');
  },
  async *'one-id'(blocks) {
    for await (const block of blocks) yield block.replace(idLine, 'id: 7\n');
  },
  async *'no-done'(blocks) {
    for await (const block of blocks) if (!/^event: done$/m.test(block)) yield block;
  },
};

const idLine = /^id:.*\n/m;
const hasId = (block: string) => idLine.test(block);

/** Text → blocks, each up to and with its empty line; what follows the last one is a block of its own. */
export async function* toBlocks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split(/(?<=\n\n)/);
    text = blocks.at(-1)?.endsWith('\n\n') === true ? '' : (blocks.pop() ?? '');
    yield* blocks;
  }
  if (text !== '') yield text;
}
