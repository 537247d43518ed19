import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Send } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { formatCount } from '../usage/format-count.ts';
import styles from './delivery-log.module.css';
import { DeliveryRow } from './delivery-row.tsx';
import { useDeliveries } from './use-deliveries.ts';

export interface DeliveryLogProps {
  readonly workerId: string;
  /** False without a webhook: there is nowhere to send to. */
  readonly canResend: boolean;
}

/** Every attempt at a delivery, newest first. However many there are, only those in view are read and drawn. */
export function DeliveryLog({ workerId, canResend }: DeliveryLogProps) {
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  const [rows, setRows] = useState({ first: 0, last: 0 });
  const [openId, setOpenId] = useState<string>();
  const { count, attemptAt, error, retry } = useDeliveries(workerId, rows);

  const virtualizer = useWindowVirtualizer({
    count: count ?? 0,
    estimateSize: () => 57,
    overscan: 8,
    scrollMargin: margin,
    // An open row stays itself when a new attempt comes in above it.
    getItemKey: (row) => attemptAt(row)?.id ?? row,
    onChange: ({ range }) => {
      const first = range?.startIndex ?? 0;
      const last = range?.endIndex ?? 0;
      setRows((known) => (known.first === first && known.last === last ? known : { first, last }));
    },
  });

  // What stands above the log may change its height.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setMargin(Math.round(top + window.scrollY));
  }, [count, canResend]);

  return (
    <section className={styles.log} aria-labelledby="webhook-deliveries">
      <header>
        <h2 id="webhook-deliveries">Deliveries</h2>
        {count === undefined || count === 0 ? null : (
          <p>{count === 1 ? '1 attempt' : `${formatCount(count)} attempts, the newest first`}</p>
        )}
      </header>
      {error === null ? null : (
        <ErrorView title="The log could not be loaded." error={error} onRetry={retry} />
      )}
      {count === undefined && error === null ? (
        <Skeleton rows={4} height="2.5rem" label="Loading the log" />
      ) : null}
      {count === 0 ? (
        <EmptyState art={<Send />} title="Nothing was sent yet">
          <p>
            {canResend
              ? 'Run a task. When its turn ends, the delivery shows up here.'
              : 'Set a URL above. From then on, every turn that ends is sent there.'}
          </p>
        </EmptyState>
      ) : null}
      {count === undefined || count === 0 ? null : (
        <ul ref={list} className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const attempt = attemptAt(index);
            return (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={count}
                aria-posinset={index + 1}
                style={{ translate: `0 ${start - margin}px` }}
              >
                {attempt === undefined ? (
                  <div className={styles.blank} />
                ) : (
                  <DeliveryRow
                    attempt={attempt}
                    canResend={canResend}
                    isOpen={attempt.id === openId}
                    onToggle={() => setOpenId(attempt.id === openId ? undefined : attempt.id)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
