interface BytesSource {
  readonly text?: string | undefined;
  readonly base64?: string | undefined;
}

/** The bytes of a vector's stream. */
export function bytesOf({ text, base64 }: BytesSource): Uint8Array {
  return Uint8Array.from(base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64'));
}
