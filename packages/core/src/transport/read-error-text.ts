const longestErrorBody = 64 * 1024;

/** The beginning of an error's body. Never throws: a body that breaks off is better than no message at all. */
export async function readErrorText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text().catch(() => '');
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < longestErrorBody) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    void reader.cancel().catch(() => undefined);
  } catch {
    // What came before the break is the message.
  }
  return text;
}
