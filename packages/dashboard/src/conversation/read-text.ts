/** How much of a file is shown, in bytes: more than anybody reads in a dialog, and little enough to be drawn at once. */
const limit = 200_000;

/**
 * The beginning of a text file on this page's own origin.
 *
 * @throws {Error} with the server's sentence when it refuses.
 */
export async function readText(
  address: string,
  signal: AbortSignal,
): Promise<{ text: string; complete: boolean }> {
  const response = await fetch(address, { signal });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    const sentence =
      typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : undefined;
    throw new Error(sentence ?? `The server answered with ${response.status}.`);
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    text += decoder.decode(read.value.subarray(0, limit - bytes), { stream: true });
    bytes += read.value.length;
    if (bytes > limit) {
      await reader?.cancel();
      return { text, complete: false };
    }
  }
  return { text: text + decoder.decode(), complete: true };
}
