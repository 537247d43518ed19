import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';
import { isPlainId } from './is-plain-id.ts';
import type { OperationId } from './proxy-options.ts';

/** The operation that a request is for, and the decoded values of its path. */
export interface OperationMatch {
  readonly id: OperationId;
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

const templates = Object.entries(operations).map(([id, operation]) => ({
  id: id as OperationId,
  operation: operation as Operation,
  segments: operation.path.slice(1).split('/'),
}));

/**
 * Finds the operation whose path the request's path ends with. What stands before it is where the proxy is mounted; where
 * several would do, the longest wins. Literal parts must be written exactly as they are: no escapes, no other case, no
 * empty segments. What is sent on is built from the values found here, never from the path as it came.
 *
 * @param basePath where the proxy is mounted, if that is to be fixed
 */
export function matchOperation(
  method: string,
  pathname: string,
  basePath: string | undefined,
): OperationMatch | undefined {
  if (basePath !== undefined && !pathname.startsWith(`${basePath}/`)) return undefined;
  const given = pathname.slice((basePath?.length ?? 0) + 1).split('/');
  for (let start = 0; start < (basePath === undefined ? given.length : 1); start += 1) {
    const rest = given.slice(start);
    for (const { id, operation, segments } of templates) {
      const path = operation.method === method ? matchSegments(segments, rest) : undefined;
      if (path) return { id, operation, path };
    }
  }
  return undefined;
}

function matchSegments(
  template: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const takesRest = template.at(-1)?.endsWith('+}') ?? false;
  if (takesRest ? given.length < template.length : given.length !== template.length) return undefined;
  const path: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const [, name, plus] = /^\{(\w+)(\+?)\}$/.exec(expected) ?? [];
    if (name === undefined) {
      if (given[index] !== expected) return undefined;
    } else if (plus) {
      const parts = given.slice(index).map(decode);
      if (!parts.every(isFileName)) return undefined;
      path[name] = parts.join('/');
    } else {
      const value = decode(given[index] ?? '');
      if (value === undefined || !isPlainId(value)) return undefined;
      path[name] = value;
    }
  }
  return path;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** A name that stays one segment however often somebody on the way decodes it. */
function isFileName(name: string | undefined): boolean {
  return name !== undefined && !/^\.{0,2}$|[/\\\p{C}]|%(?:2[ef]|5c|25)/iu.test(name);
}
