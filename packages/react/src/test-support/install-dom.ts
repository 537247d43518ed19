import { Window } from 'happy-dom';

/**
 * Gives React a page to render into, and leaves everything else of the runtime as it is: the DOM's own `fetch` and streams would
 * stand in for the real ones. Import `@testing-library/react` after it: that looks for the page when it is loaded.
 */
export function installDom(): void {
  const window = new Window({ url: 'https://app.example/' });
  const { document, Node, Element, HTMLElement, MutationObserver, getComputedStyle } = window;
  const addEventListener = window.addEventListener.bind(window);
  const removeEventListener = window.removeEventListener.bind(window);
  const globals = {
    window,
    document,
    Node,
    Element,
    HTMLElement,
    MutationObserver,
    getComputedStyle,
    addEventListener,
    removeEventListener,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
