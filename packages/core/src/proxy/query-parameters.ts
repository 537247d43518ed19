import type { OperationId } from './proxy-options.ts';
import { ProxyRefusal } from './proxy-refusal.ts';

/** The query parameters that operations have. A test compares them with the generated types. */
export const queryParameters = {
  'usage.retrieve': ['workerId', 'from', 'to', 'interval'],
  'workers.list': ['page'],
  'workers.retrieve': ['stream', 'taskId'],
  'workers.streamUpdates': ['taskId'],
  'workers.webhooks.listExecutions': ['page'],
  'tasks.list': ['workerId', 'status', 'triggeredBy', 'page'],
} as const satisfies Partial<Record<OperationId, readonly string[]>>;

/**
 * What of a query is sent on: only what the operation knows, so that `authorize` is never shown an id that the API then
 * ignores.
 *
 * @throws {ProxyRefusal} for a parameter that comes twice: which one counts is not the same everywhere
 */
export function readQuery(operation: OperationId, query: URLSearchParams): Record<string, string> {
  const known: Partial<Record<OperationId, readonly string[]>> = queryParameters;
  const values: Record<string, string> = {};
  for (const name of known[operation] ?? []) {
    const given = query.getAll(name);
    if (given.length > 1) {
      throw new ProxyRefusal(400, 'invalid_request', `The query parameter ${name} is given twice.`);
    }
    if (given[0] !== undefined) values[name] = given[0];
  }
  return values;
}
