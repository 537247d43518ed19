import type { Ending, Server } from './playback.ts';

const servers: readonly Server[] = ['replays', 'tells the task', 'is gone'];
const endings: readonly Ending[] = ['reset', 'finish'];

/**
 * The cuts of an answer: at every byte. Read in the first way, each with every server; else with one of them in turn. The endings
 * alternate, so that both are met in every kind of place.
 */
export function* cutsOf(length: number, isThorough: boolean): Generator<Cut> {
  for (let cutAt = 0; cutAt <= length; cutAt += 1) {
    for (const [index, server] of servers.entries()) {
      if (isThorough || cutAt % 3 === index) yield { cutAt, server, ending: endings[(cutAt + index) % 2]! };
    }
  }
}

/** Where an answer is cut, and what the server can do then. */
export interface Cut {
  readonly cutAt: number;
  readonly server: Server;
  readonly ending: Ending;
}
