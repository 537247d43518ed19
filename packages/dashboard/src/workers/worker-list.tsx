import type { WorkerTemplate } from '@ramensoft/handinger';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { WorkerRow } from './worker-row.tsx';
import styles from './worker-list.module.css';

const rowHeight = 73;

export interface WorkerListProps {
  workers: readonly WorkerTemplate[];
  /** Called when the last of them comes near. */
  onEndNear: () => void;
}

/** The workers as rows, of which only those in sight are in the page. */
export function WorkerList({ workers, onEndNear }: WorkerListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: workers.length,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => workers[index]?.id ?? index,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;

  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);

  useEffect(() => {
    if (workers.length > 0 && last >= workers.length - 10) onEndNear();
  }, [last, workers.length, onEndNear]);

  return (
    <ul ref={list} className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
      {rows.map(({ key, index, start }) => {
        const worker = workers[index];
        if (worker === undefined) return null;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={workers.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <WorkerRow worker={worker} />
          </li>
        );
      })}
    </ul>
  );
}
