import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How far from the end, in px, somebody still counts as reading there. */
const nearEnd = 48;
/** How long after a press, in milliseconds, growth is taken for what the press has opened. */
const pressTime = 500;

export interface StickToBottom {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What grows in it. */
  readonly content: RefObject<HTMLDivElement | null>;
  /** Whether the newest is in view. */
  readonly atEnd: boolean;
  /** Goes to the newest, and stays there. */
  readonly jumpToEnd: () => void;
}

/**
 * Keeps the end of growing content in view for somebody who reads there, and leaves everybody else where they are.
 *
 * @param place Another value is another content: it is shown from its end.
 */
export function useStickToBottom(place: string): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (box === null || inner === null) return undefined;
    let lastTop = box.scrollTop;
    sticks.current = true;
    setAtEnd(true);

    let pressedAt = -Infinity;

    const goToEnd = () => {
      box.scrollTop = box.scrollHeight;
    };
    const stick = (isNear: boolean) => {
      sticks.current = isNear;
      setAtEnd(isNear);
    };
    const isNear = () => box.scrollHeight - box.clientHeight - box.scrollTop <= nearEnd;
    const onScroll = () => {
      // Only a move upwards is somebody leaving: content that grew between two frames makes a distance too.
      if (isNear()) stick(true);
      else if (box.scrollTop < lastTop - 1) stick(false);
      lastTop = box.scrollTop;
    };
    const onPress = () => {
      pressedAt = performance.now();
    };
    const observer = new ResizeObserver(() => {
      // What somebody opens stays where it was pressed.
      if (performance.now() < pressedAt + pressTime) stick(isNear());
      else if (sticks.current) goToEnd();
    });
    observer.observe(inner);
    observer.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    inner.addEventListener('click', onPress);
    goToEnd();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
      inner.removeEventListener('click', onPress);
    };
  }, [place]);

  const jumpToEnd = useCallback(() => {
    const box = scroller.current;
    if (box === null) return;
    sticks.current = true;
    setAtEnd(true);
    box.scrollTop = box.scrollHeight;
  }, []);

  return { scroller, content, atEnd, jumpToEnd };
}
