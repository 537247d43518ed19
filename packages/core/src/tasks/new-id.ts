const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 16;

/** Random bytes in store, each used once: asking for them costs more than all the rest of an id. */
const store = new Uint8Array(randomLength * 32);
let used = store.length;

/**
 * `prefix` + ULID: 48 bits of time and 80 random ones, so that ids sort by the time they were made. `newId('tsk_')` names a task and
 * `newId('trn_')` a turn before anything is sent: a request with such an id can be made again without doing anything twice.
 *
 * @param now milliseconds since 1970
 */
export function newId(prefix: string, now: number = Date.now()): string {
  let time = '';
  for (let rest = now, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = alphabet.charAt(rest % 32) + time;
  }
  if (used === store.length) {
    // Not `crypto.randomUUID`, which pages without HTTPS do not have.
    crypto.getRandomValues(store);
    used = 0;
  }
  let random = '';
  for (const end = used + randomLength; used < end; used += 1)
    random += alphabet.charAt((store[used] ?? 0) % 32);
  return prefix + time + random;
}
