/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Control characters, and marks that make a name read differently from what it is (direction overrides, zero-width signs). */
const invisible = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** Longest name in UTF-8 bytes; file systems allow 255, and a number may still be put behind it. */
const maxBytes = 200;

/**
 * A name that is safe as one path segment on every file system, as near to the given one as possible: only what stands behind the
 * last slash or backslash, Unicode in form NFC, at most 200 bytes with the extension kept. An empty or dotted name becomes `file`.
 *
 * @param name The name that a caller sent, however hostile.
 * @param taken Names in use, compared without case; on a clash `-1`, `-2` … goes before the extension.
 */
export function safeFilename(name: string, taken: Iterable<string> = []): string {
  const lastSegment =
    name
      .replaceAll(/\p{Surrogate}/gu, '_')
      .normalize('NFC')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const cleaned = lastSegment
    .replaceAll(invisible, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/[. ]+$/, '');
  const named = cleaned === '' ? 'file' : reserved.test(cleaned) ? `_${cleaned}` : cleaned;
  const { stem, extension } = split(shorten(named));

  const used = new Set(Array.from(taken, (other) => other.toLowerCase()));
  let candidate = stem + extension;
  for (let number = 1; used.has(candidate.toLowerCase()); number += 1) {
    candidate = `${stem}-${number}${extension}`;
  }
  return candidate;
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) {
    return name;
  }
  const { stem, extension } = split(name);
  const kept = Buffer.byteLength(extension) <= 20 ? extension : '';
  let room = maxBytes - Buffer.byteLength(kept);
  let short = '';
  for (const { segment } of new Intl.Segmenter('en').segment(kept === '' ? name : stem)) {
    room -= Buffer.byteLength(segment);
    if (room < 0) {
      break;
    }
    short += segment;
  }
  // One grapheme alone can be longer than the limit: a letter with hundreds of combining marks.
  return short === '' ? `file${kept}` : short.replace(/[. ]+$/, '') + kept;
}
