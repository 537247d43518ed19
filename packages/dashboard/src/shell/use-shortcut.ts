import { useEffect, useRef } from 'react';

/** The handlers of each key, the latest last: what is further down in the page comes before what is around it. */
const handlers = new Map<string, (() => void)[]>();

/**
 * Calls a function when a key is pressed anywhere, such as `n` or `?`. Not while something is typed or a dialog is open, and
 * not with Control, Command or Alt: those belong to the browser. List the key in `shortcuts.ts`, for the help dialog.
 */
export function useShortcut(key: string, onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });

  useEffect(() => {
    const handler = () => latest.current();
    const others = handlers.get(key) ?? [];
    handlers.set(key, [...others, handler]);
    return () => {
      handlers.set(
        key,
        (handlers.get(key) ?? []).filter((each) => each !== handler),
      );
    };
  }, [key]);
}

if (typeof document !== 'undefined') {
  document.addEventListener('keydown', (event) => {
    const handler = handlers.get(event.key)?.at(-1);
    if (handler === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    handler();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
