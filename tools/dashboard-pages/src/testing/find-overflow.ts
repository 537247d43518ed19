import type { TestPage } from '@handinger/browser/test-page';

/** What makes a page scroll to the side: the elements that stick out of it, outermost first. Empty where it does not. */
export function findOverflow({ page }: TestPage): Promise<string[]> {
  return page.evaluate(async () => {
    // What measures itself, such as a virtual list, knows of a new width a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > innerWidth;
    const culprits = [...document.body.querySelectorAll('*')].filter(sticksOut).slice(0, 5);
    return [
      `${scrollWidth} of ${innerWidth} px`,
      ...culprits.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ];
  });
}
