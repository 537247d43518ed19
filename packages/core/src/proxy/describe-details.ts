import type { OperationMatch } from './match-operation.ts';
import { isPlainId } from './is-plain-id.ts';
import type { ProxyRequestDetails } from './proxy-options.ts';
import { ProxyRefusal } from './proxy-refusal.ts';

/**
 * What a request is about, from wherever it says so.
 *
 * @throws {ProxyRefusal} for an id that is none, or that differs from place to place
 */
export function describeDetails(
  { id, path }: OperationMatch,
  query: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>> | undefined,
): ProxyRequestDetails {
  const idOf = (name: string): string | undefined => {
    const given = [path[name], query[name], fields?.[name]].filter((value) => value !== undefined);
    for (const value of given) {
      if (typeof value === 'string' && isPlainId(value) && value === given[0]) continue;
      throw new ProxyRefusal(
        400,
        'invalid_request',
        `${name} must be one id of at most 256 characters, without control characters and none of / \\ % ? # ;`,
      );
    }
    return given[0] as string | undefined;
  };
  return {
    operation: id,
    workerId: idOf('workerId'),
    taskId: idOf('taskId'),
    turnId: idOf('turnId'),
    filePath: path['filePath'],
    body: fields && copy(fields),
  };
}

function copy(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  try {
    return structuredClone(fields);
  } catch {
    throw new ProxyRefusal(400, 'invalid_request', 'The body is nested too deep.');
  }
}
