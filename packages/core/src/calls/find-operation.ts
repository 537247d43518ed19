import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';

/**
 * The operation for a method and a path that a program wrote out itself. A documented one keeps its own rules: starting a
 * task through `client.post('/api/tasks')` must not be repeated more freely than through `tasks.create`.
 */
export function findOperation(method: string, path: string): Operation {
  const pathOnly = path.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').split('?', 1)[0] ?? '';
  const known = Object.values<Operation>(operations).find((operation) => {
    if (operation.method !== method) return false;
    const pattern = operation.path.replace(/\{\w+(\+?)\}/g, (_, slashes) => (slashes ? '.+' : '[^/]+'));
    return new RegExp(`^${pattern}/?$`).test(pathOnly);
  });
  return {
    id: `${method} ${path}`,
    method: method as Operation['method'],
    path,
    retry: known?.retry ?? (method === 'POST' ? 'keyed' : 'safe'),
    response: 'json',
    ...(known?.timeout && { timeout: known.timeout }),
  };
}
