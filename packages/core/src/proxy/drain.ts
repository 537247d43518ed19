/** What is read and dropped of a body that nobody wants, in bytes. */
const patience = 64 * 1024 ** 2;

/**
 * Reads the rest of a body and drops it. A browser that is answered while it still sends sees the answer only if somebody
 * goes on to read, and its next request would wait behind the rest of this one on the same connection.
 */
export async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let dropped = 0; dropped < patience;) {
      const { done, value } = await reader.read();
      if (done) return;
      dropped += value.length;
    }
    await reader.cancel();
  } catch {
    // It broke off, which is as good as an end.
  }
}
