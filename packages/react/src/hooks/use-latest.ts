import { useEffect, useRef, type RefObject } from 'react';

/** What the last render had, for functions that stay the same over all of them. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
