const longestErrorBody = 64 * 1024;

/**
 * The beginning of an error's body.
 *
 * @param isWholeNeeded throws where the body breaks off; otherwise what came of it is better than no message at all
 */
export async function readErrorText(response: Response, isWholeNeeded = false): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    const reader = response.body?.getReader();
    if (!reader) return await response.text();
    while (text.length < longestErrorBody) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    void reader.cancel().catch(() => undefined);
  } catch (error) {
    if (isWholeNeeded) throw error;
  }
  return text;
}
