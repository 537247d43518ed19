/** Where a pattern was found, and whether all of it: at the end of the bytes it may have only begun. */
export interface FoundBytes {
  readonly at: number;
  readonly isWhole: boolean;
}

/** The first place where a pattern stands, or begins to stand at the very end; undefined where it is nowhere. */
export function findBytes(bytes: Uint8Array, pattern: Uint8Array, from = 0): FoundBytes | undefined {
  const first = pattern[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < pattern.length && bytes[at + length] === pattern[length]) length += 1;
    if (length === pattern.length) return { at, isWhole: true };
    if (at + length === bytes.length) return { at, isWhole: false };
  }
  return undefined;
}
