import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '../design/icon-button.tsx';
import { type Theme, useTheme } from './use-theme.ts';

const looks = {
  system: { label: 'Theme: as the system', icon: <Monitor aria-hidden="true" />, next: 'light' },
  light: { label: 'Theme: light', icon: <Sun aria-hidden="true" />, next: 'dark' },
  dark: { label: 'Theme: dark', icon: <Moon aria-hidden="true" />, next: 'system' },
} satisfies Record<Theme, object>;

/** Goes from the system's theme to light, to dark, and back. */
export function ThemeToggle() {
  const [theme, chooseTheme] = useTheme();
  const { label, icon, next } = looks[theme];
  return <IconButton label={label} icon={icon} onClick={() => chooseTheme(next as Theme)} />;
}
