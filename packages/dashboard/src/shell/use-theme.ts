import { useSyncExternalStore } from 'react';

/** A theme that was chosen; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

// `public/theme.js` reads the same name before the first paint.
const storageKey = 'handinger-theme';
const listeners = new Set<() => void>();

/** The chosen theme, and the function that chooses another: for this browser, until it is changed. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, readTheme, () => 'system' as const), chooseTheme];
}

function readTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // A browser that refuses storage keeps the theme for this page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
