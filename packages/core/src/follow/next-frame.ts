/** How long is waited where there are no frames, in milliseconds. */
const hiddenFrame = 100;

/** Calls back at the next frame; after a moment where the page is hidden, and has none. @returns takes it back */
export function nextFrame(callback: () => void): () => void {
  if (typeof requestAnimationFrame === 'function' && globalThis.document?.visibilityState !== 'hidden') {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  }
  const timer = setTimeout(callback, hiddenFrame);
  return () => clearTimeout(timer);
}
