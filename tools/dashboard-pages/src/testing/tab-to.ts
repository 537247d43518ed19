import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the element has the focus, as somebody without a mouse has to. Throws where it is never reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Sixty presses of Tab do not lead to ${target}.`);
}
