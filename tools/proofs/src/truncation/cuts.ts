import type { Ending, Server } from './playback.ts';

const servers: readonly Server[] = ['replays', 'tells the task', 'is gone'];
const endings: readonly Ending[] = ['reset', 'finish'];

/** Every byte × every server for every reader; minutes instead of seconds. */
const { HANDINGER_PROOF_THOROUGH: thorough } = process.env;

/**
 * The cuts of an answer: at every byte, with one of the servers in turn; the endings alternate, so that all are met in every kind of place.
 * Readers that differ only in what they make of the chunks share the bytes between them.
 *
 * @param share which of how many readers this is
 */
export function* cutsOf(length: number, share = { index: 0, of: 1 }): Generator<Cut> {
  for (let cutAt = 0; cutAt <= length; cutAt += 1) {
    for (const [index, server] of servers.entries()) {
      const isMine =
        cutAt % share.of === share.index && Math.floor(cutAt / share.of) % servers.length === index;
      if (thorough || isMine) yield { cutAt, server, ending: endings[(cutAt + index) % 2]! };
    }
  }
}

/** Where an answer is cut, and what the server can do then. */
export interface Cut {
  readonly cutAt: number;
  readonly server: Server;
  readonly ending: Ending;
}
