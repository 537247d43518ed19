import { useCallback, useState } from 'react';

/**
 * State that outlives a reload of the tab, and nothing else: another tab and another visit start anew. Another key is another
 * state.
 *
 * @param key The name in `sessionStorage`.
 * @param initial What holds where nothing, or nothing readable, is stored. The same object at each call.
 */
export function useSessionState<Value>(
  key: string,
  initial: Value,
): readonly [Value, (value: Value) => void] {
  const [held, setHeld] = useState(() => ({ key, value: readStored(key, initial) }));
  const current = held.key === key ? held : { key, value: readStored(key, initial) };
  // During rendering, so that not even one frame shows the state of another key.
  if (current !== held) setHeld(current);

  const change = useCallback(
    (value: Value) => {
      setHeld({ key, value });
      try {
        if (value === initial) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // A browser that refuses storage keeps it for this page.
      }
    },
    [key, initial],
  );
  return [current.value, change];
}

function readStored<Value>(key: string, initial: Value): Value {
  try {
    const stored = sessionStorage.getItem(key);
    return stored === null ? initial : (JSON.parse(stored) as Value);
  } catch {
    return initial;
  }
}
