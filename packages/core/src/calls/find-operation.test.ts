import { describe, expect, test } from 'vitest';
import { buildURL } from './build-url.ts';
import { findOperation } from './find-operation.ts';

describe('findOperation: a documented path keeps its rules, whoever writes it out', () => {
  test.each([
    ['POST', '/api/tasks', 'recover', 'none'],
    ['POST', '/api/tasks/', 'recover', 'none'],
    ['POST', '/api/tasks?x=1', 'recover', 'none'],
    ['POST', 'https://handinger.com/api/tasks', 'recover', 'none'],
    ['POST', 'api/tasks', 'recover', 'none'],
    ['POST', '//api/tasks#x', 'recover', 'none'],
    ['POST', 'https://proxy.test/handinger/api/tasks', 'recover', 'none'],
    ['POST', '/api/workers/wrk_1', 'recover', 'none'],
    ['POST', '/api/workers', 'keyed', undefined],
    ['GET', '/api/workers/wrk_1/files/a/b.txt', 'safe', undefined],
    ['POST', '/api/new-thing', 'keyed', undefined],
    ['DELETE', '/api/new-thing/1', 'safe', undefined],
  ])('%s %s', (method, path, retry, timeout) => {
    const operation = findOperation(
      method,
      path,
      buildURL({ baseURL: 'https://x.test', defaultQuery: {} }, path),
    );
    expect(operation).toMatchObject({ method, path, retry });
    expect(operation.timeout).toBe(timeout);
  });

  test('a part of the path may stand in the base URL', () => {
    expect(findOperation('POST', '/tasks', 'https://x.test/api/tasks').retry).toBe('recover');
  });
});
