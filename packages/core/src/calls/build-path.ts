import { HandingerError } from '../errors/handinger-error.ts';

/**
 * The path of an operation with its parameters filled in and percent-encoded. `{filePath+}` may hold slashes, each
 * segment is then encoded by itself. Empty values and the segments `.` and `..` are refused: they would silently
 * address something else. So is half a character, which can't be encoded.
 */
export function buildPath(
  template: string,
  parameters: Readonly<Record<string, string>> | undefined,
): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)(\+?)\}/g, (_, name: string, slashes: string) => {
    const value: unknown = parameters?.[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw invalid(name, value);
    const segments = slashes ? `${value}`.split('/') : [`${value}`];
    return segments
      .map((segment) => {
        if (segment === '' || /^(?:\.|%2e){1,2}$|\p{Cs}/iu.test(segment)) throw invalid(name, value);
        return encodeSegment(segment);
      })
      .join('/');
  });
}

/** RFC 3986 pchar: everything else is encoded. */
function encodeSegment(segment: string): string {
  return segment.replace(/[^\w\-.~!$&'()*+,;=:@]+/g, encodeURIComponent);
}

function invalid(name: string, value: unknown): HandingerError {
  const given = typeof value === 'string' ? JSON.stringify(value) : value === null ? 'null' : typeof value;
  return new HandingerError(`${name} must be an id, but is ${given}.`, { code: 'invalid_path' });
}
