import { type ReactNode, useRef } from 'react';
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts';
import { usePageTitle } from './use-page-title.ts';
import styles from './page-heading.module.css';

export interface PageHeadingProps {
  title: string;
  /** One line about the page. */
  lead?: ReactNode;
  /** The page's actions, at its right. */
  actions?: ReactNode;
}

/** The h1 of a page, and its name in the browser's tab. */
export function PageHeading({ title, lead, actions }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useFocusAfterNavigation(heading);

  return (
    <header className={styles.header}>
      <div className={styles.text}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
