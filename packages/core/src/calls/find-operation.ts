import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';

/**
 * The operation for a method and a path that a program wrote out itself. A documented one keeps its own rules: starting a
 * task through `client.post('/api/tasks')` must not be repeated more freely than through `tasks.create`.
 *
 * @param url what the path leads to: a part of it may stand in the base URL, and a proxy may put its own before it
 */
export function findOperation(method: string, path: string, url: string): Operation {
  const urlOnly = url.split(/[?#]/, 1)[0] ?? '';
  const known = Object.values<Operation>(operations).find((operation) => {
    if (operation.method !== method) return false;
    const pattern = operation.path.replace(/\{\w+(\+?)\}/g, (_, slashes) => (slashes ? '.+' : '[^/]+'));
    return new RegExp(`${pattern}/?$`).test(urlOnly);
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
