import { useEffect, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useShortcut } from '../shell/use-shortcut.ts';

interface RowKeysOptions {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly count: number;
  /** The row of the task that is shown, where it is in view. */
  readonly currentRow: number | undefined;
}

interface RowKeys {
  /** The one row at which Tab stops. */
  readonly activeRow: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/**
 * Moves the focus through the rows of a virtual list: j and k from anywhere in the page, `/` goes to the list; in it also the arrow
 * keys, Page Up, Page Down, Home and End. Enter is the row's own: it is a link.
 */
export function useRowKeys({ scroller, virtualizer, count, currentRow }: RowKeysOptions): RowKeys {
  const [chosen, setChosen] = useState<number>();
  const [wantsFocus, setWantsFocus] = useState(false);
  const activeRow = Math.min(
    chosen ?? currentRow ?? virtualizer.range?.startIndex ?? 0,
    Math.max(count - 1, 0),
  );

  function goTo(row: number) {
    if (count === 0) return;
    const bounded = Math.min(Math.max(row, 0), count - 1);
    setChosen(bounded);
    setWantsFocus(true);
    virtualizer.scrollToIndex(bounded);
  }

  // A row far away is there only after it was scrolled to, and its task only after its page was read: until then it is tried again.
  useEffect(() => {
    if (!wantsFocus) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row='${activeRow}'] a`);
    if (!link) return;
    link.focus({ preventScroll: true });
    setWantsFocus(false);
  });

  // The first key shows where one is, the next one moves.
  const isInList = () => scroller.current?.contains(document.activeElement) ?? false;
  useShortcut('j', () =>
    goTo(isInList() || chosen !== undefined || currentRow !== undefined ? activeRow + 1 : activeRow),
  );
  useShortcut('k', () =>
    goTo(isInList() || chosen !== undefined || currentRow !== undefined ? activeRow - 1 : activeRow),
  );
  useShortcut('/', () => goTo(activeRow));

  const rowsInView = () =>
    Math.max((virtualizer.range?.endIndex ?? 0) - (virtualizer.range?.startIndex ?? 0), 1);
  const targets: Record<string, () => number> = {
    ArrowDown: () => activeRow + 1,
    ArrowUp: () => activeRow - 1,
    PageDown: () => activeRow + rowsInView(),
    PageUp: () => activeRow - rowsInView(),
    Home: () => 0,
    End: () => count - 1,
  };

  return {
    activeRow,
    onKeyDown(event) {
      const target = targets[event.key];
      if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      goTo(target());
    },
    onFocus(event) {
      const row = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      if (row !== undefined) setChosen(Number(row));
    },
  };
}
