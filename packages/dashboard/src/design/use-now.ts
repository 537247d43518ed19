import { useSyncExternalStore } from 'react';

const step = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The present time, in steps of 15 s. One timer serves the whole page, and only while something shows a time. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readStep, readStep);
}

function readStep(): number {
  return Math.floor(Date.now() / step) * step;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), step);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
