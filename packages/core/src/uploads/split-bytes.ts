type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes that are handed over at a time. Smaller pieces cost more work, larger ones more memory: V8 frees what was sent
 * the later, the fewer objects it was sent in.
 */
export const pieceBytes = 16 * 1024;

/** The same bytes, not copied, in pieces. */
export function* splitBytes(bytes: Bytes): Generator<Bytes> {
  for (let start = 0; start < bytes.byteLength; start += pieceBytes) {
    yield bytes.subarray(start, start + pieceBytes);
  }
}
