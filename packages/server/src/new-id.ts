import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** Random bytes are fetched in bulk: the library asks for them one at a time, and each fetch costs as much as a hundred. */
const pool = new Uint8Array(4096);
let used = pool.length;

function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used += 1;
  return byte / 256;
}

const nextUlid = monotonicFactory(random);

/** A new id of the given kind: `wrk_` + ULID, so that ids made later sort later. */
export function newId(
  kind: 'org' | 'usr' | 'key' | 'wrk' | 'tsk' | 'trn' | 'msg' | 'req' | 'wex' | 'sch',
): string {
  return `${kind}_${nextUlid()}`;
}
