/** The address of a link that somebody else wrote, where following it runs nothing: a web or mail address. */
export function safeHref(href: string): string | undefined {
  try {
    const { protocol } = new URL(href);
    return /^(https?|mailto):$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
