import { type RefObject, useEffect } from 'react';

let pagesShown = 0;

/**
 * After a navigation, gives the focus to the heading of the new page: it is read out, and Tab starts there. The first page
 * keeps the browser's order, and a field that has the focus already keeps it.
 */
export function useFocusAfterNavigation(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    pagesShown += 1;
    const focused = document.activeElement;
    if (pagesShown > 1 && (focused === null || focused === document.body)) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [heading]);
}
