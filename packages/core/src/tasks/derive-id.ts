const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 26;

/**
 * The id that always comes out of the same parts, 130 bits of their SHA-256: a program that asks again after a restart sends
 * the ids that it sent before. Undefined where there is no Web Crypto, as in pages without HTTPS.
 */
export async function deriveId(
  prefix: string,
  parts: readonly (string | undefined)[],
): Promise<string | undefined> {
  const { subtle } = crypto as Partial<typeof crypto>;
  if (!subtle) return undefined;
  const text = new TextEncoder().encode(JSON.stringify([prefix, ...parts]));
  const bytes = new Uint8Array(await subtle.digest('SHA-256', text)).subarray(0, length);
  return prefix + Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join('');
}
