import type { Locator } from 'playwright-core';

/** Drags a text file over an element and lets it go there. */
export async function dropFile(target: Locator, name: string, content: string): Promise<void> {
  await target.evaluate(
    (element, [name, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name, { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, content] as const,
  );
}
