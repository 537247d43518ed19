/** Bytes one after the other, copied once; a single piece is given back as it is. */
export function joinBytes<T extends ArrayBufferLike>(
  pieces: readonly Uint8Array<T>[],
): Uint8Array<T | ArrayBuffer> {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
