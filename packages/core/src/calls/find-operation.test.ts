import { describe, expect, test } from 'vitest';
import { findOperation } from './find-operation.ts';

describe('findOperation: a documented path keeps its rules, whoever writes it out', () => {
  test.each([
    ['POST', '/api/tasks', 'recover', 'none'],
    ['POST', '/api/tasks/', 'recover', 'none'],
    ['POST', '/api/tasks?x=1', 'recover', 'none'],
    ['POST', 'https://handinger.com/api/tasks', 'recover', 'none'],
    ['POST', '/api/workers/wrk_1', 'recover', 'none'],
    ['POST', '/api/workers', 'keyed', undefined],
    ['GET', '/api/workers/wrk_1/files/a/b.txt', 'safe', undefined],
    ['POST', '/api/new-thing', 'keyed', undefined],
    ['DELETE', '/api/new-thing/1', 'safe', undefined],
  ])('%s %s', (method, path, retry, timeout) => {
    const operation = findOperation(method, path);
    expect(operation).toMatchObject({ method, path, retry });
    expect(operation.timeout).toBe(timeout);
  });
});
