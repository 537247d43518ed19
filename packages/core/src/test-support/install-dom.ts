import { Window } from 'happy-dom';

/**
 * Gives React a page to render into, and leaves everything else of the runtime as it is: the DOM's own `fetch` and streams would
 * stand in for the real ones.
 */
export function installDom(): void {
  const window = new Window({ url: 'https://app.example/' });
  const { document, Node, Element, HTMLElement, MutationObserver, getComputedStyle } = window;
  const globals = { window, document, Node, Element, HTMLElement, MutationObserver, getComputedStyle };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
