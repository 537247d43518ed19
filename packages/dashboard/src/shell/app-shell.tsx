import { type ReactNode, useState } from 'react';
import { CircleHelp } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { IconButton } from '../design/icon-button.tsx';
import { AccountMenu } from './account-menu.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Mark } from './mark.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { useShortcut } from './use-shortcut.ts';
import styles from './app-shell.module.css';

const places = [
  { href: '/workers', label: 'Workers' },
  { href: '/usage', label: 'Usage' },
];

/** What stands around every page. */
export function AppShell({ children }: { children: ReactNode }) {
  const [helpOpen, setHelpOpen] = useState(false);
  const [path] = useLocation();
  useShortcut('?', () => setHelpOpen(true));

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.header}>
        <Link href="/workers" className={styles.home ?? ''}>
          <Mark />
          <span>Handinger</span>
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          {places.map(({ href, label }) => (
            <Link key={href} href={href} aria-current={isUnder(path, href) ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <div className={styles.tools}>
          <IconButton
            label="Help and shortcuts"
            icon={<CircleHelp aria-hidden="true" />}
            onClick={() => setHelpOpen(true)}
          />
          <ThemeToggle />
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <HelpDialog open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
