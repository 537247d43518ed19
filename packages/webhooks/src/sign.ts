const encoder = new TextEncoder();

/** To import a key takes as long as to sign with it. */
const keys = new Map<string, CryptoKey>();

/** Signs a text as the Standard Webhooks specification does; the key is the token's text. */
export async function sign(token: string, text: string): Promise<string> {
  let key = keys.get(token);
  if (!key) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, ['sign']);
    if (keys.size > 99) keys.clear();
    keys.set(token, key);
  }
  const code = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(code)))}`;
}
