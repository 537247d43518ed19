import { useId } from 'react';
import type { Source } from '@ramensoft/handinger';
import { safeHref } from './safe-href.ts';
import styles from './source-list.module.css';

/** What an answer is based on, as numbered references. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  const titleId = useId();
  if (sources.length === 0) return null;
  return (
    <section className={styles.sources} aria-labelledby={titleId}>
      <h4 id={titleId}>Sources</h4>
      <ol>
        {sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceLink({ source: { url, title } }: { readonly source: Source }) {
  const href = safeHref(url);
  const name = title?.trim() || url;
  if (href === undefined) return <span className={styles.title}>{name}</span>;
  const { host, pathname } = new URL(href);
  return (
    <a href={href} target="_blank" rel="noreferrer" title={href}>
      <span className={styles.title}>{title?.trim() || (pathname.length > 1 ? pathname : host)}</span>
      <span className={styles.host}>{host.replace(/^www\./, '')}</span>
    </a>
  );
}
