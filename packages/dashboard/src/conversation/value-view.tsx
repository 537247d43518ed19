import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { safeHref } from './safe-href.ts';
import styles from './value-view.module.css';

/** Deeper than this a value is shown as JSON: there is no width left for more columns. */
const deepest = 5;
/** How many items of a list are drawn at first. */
const firstItems = 50;

interface ValueViewProps {
  readonly value: unknown;
  readonly depth?: number;
}

/** A JSON value for reading: objects as names and values, lists as lists. */
export function ValueView({ value, depth = 0 }: ValueViewProps) {
  if (Array.isArray(value)) return <ListValue items={value} depth={depth} />;
  if (typeof value === 'object' && value !== null)
    return <ObjectValue entries={Object.entries(value)} depth={depth} />;
  return <PlainValue value={value} />;
}

function ObjectValue({
  entries,
  depth,
}: {
  readonly entries: readonly [string, unknown][];
  readonly depth: number;
}) {
  if (entries.length === 0) return <span className={styles.faint}>empty</span>;
  if (depth >= deepest)
    return <code className={styles.json}>{JSON.stringify(Object.fromEntries(entries))}</code>;
  return (
    <dl className={styles.object}>
      {entries.map(([name, value]) => (
        <div key={name} data-nested={isNested(value) || undefined}>
          <dt>{name}</dt>
          <dd>
            <ValueView value={value} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ListValue({ items, depth }: { readonly items: readonly unknown[]; readonly depth: number }) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return <span className={styles.faint}>none</span>;
  if (depth >= deepest) return <code className={styles.json}>{JSON.stringify(items)}</code>;
  const shown = all ? items : items.slice(0, firstItems);
  return (
    <>
      <ol className={styles.list}>
        {shown.map((item, index) => (
          <li key={index}>
            <ValueView value={item} depth={depth + 1} />
          </li>
        ))}
      </ol>
      {shown.length === items.length ? null : (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          Show {items.length - shown.length} more
        </Button>
      )}
    </>
  );
}

function PlainValue({ value }: { readonly value: unknown }) {
  if (typeof value === 'string') {
    const href = safeHref(value);
    if (href !== undefined) {
      return (
        <a href={href} target="_blank" rel="noreferrer">
          {value}
        </a>
      );
    }
    return value === '' ? (
      <span className={styles.faint}>empty</span>
    ) : (
      <span className={styles.text}>{value}</span>
    );
  }
  if (typeof value === 'number') return <span className={styles.number}>{value}</span>;
  return (
    <span className={value === null || value === undefined ? styles.faint : styles.word}>
      {String(value)}
    </span>
  );
}

/** Whether a value takes lines of its own, below its name. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
