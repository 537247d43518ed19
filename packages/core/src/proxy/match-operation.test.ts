import { describe, expect, test } from 'vitest';
import { buildPath } from '../calls/build-path.ts';
import { operations } from '../generated/operations.gen.ts';
import { matchOperation } from './match-operation.ts';

const prefixes = ['', '/api/handinger', '/api', '/a/b/c', '/api/workers/proxy', '/api/tasks'];

/** Ids that are more than a word. */
const odd: Record<string, string> = { scheduleId: 'sch ü:@', filePath: 'f/a b/ü?.md' };

describe('every operation is found', () => {
  test.each(prefixes)('under %j', (prefix) => {
    for (const [id, { method, path }] of Object.entries(operations)) {
      const names = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name);
      const values = Object.fromEntries(names.map((name) => [name, odd[name] ?? `${name}_1`]));
      const given = prefix + buildPath(path, values);
      const match = matchOperation(method, given, undefined);
      expect([given, match?.id]).toEqual([given, id]);
      for (const [name, value] of Object.entries(match?.path ?? {})) {
        expect(value).toBe(values[name]);
      }
      expect(matchOperation(method, given, prefix)?.id).toBe(id);
    }
  });
});

test.each([
  ['GET', '/api/tasks/'],
  ['GET', '/api//tasks'],
  ['GET', '/api/tasks//turns'],
  ['GET', '/API/tasks'],
  ['GET', '/api/Tasks'],
  ['GET', '/api/%74asks'],
  ['GET', '/api%2Ftasks'],
  ['GET', '/api/tasks;jsessionid=1'],
  ['GET', '/api/tasks/tsk_1;x=1'],
  ['GET', '/api/tasks/..%2Fworkers'],
  ['GET', '/api/tasks/%2E%2E'],
  ['GET', '/api/tasks/a%2Fb'],
  ['GET', '/api/tasks/a%252Fb'],
  ['GET', '/api/tasks/a%5Cb'],
  ['GET', '/api/tasks/a%00b'],
  ['GET', '/api/tasks/a%3Fb'],
  ['GET', '/api/tasks/a%23b'],
  ['GET', '/api/tasks/%ff'],
  ['GET', '/api/tasks/%zz'],
  ['GET', `/api/tasks/${'a'.repeat(257)}`],
  ['GET', '/api/workers/wrk_1/files/'],
  ['GET', '/api/workers/wrk_1/files'],
  ['GET', '/api/workers/wrk_1/files/a/../../x'],
  ['GET', '/api/workers/wrk_1/files/a/%2e%2e/x'],
  ['GET', '/api/workers/wrk_1/files/a/%252e%252e/x'],
  ['GET', '/api/workers/wrk_1/files/a%2fb'],
  ['GET', '/api/workers/wrk_1/files/a//b'],
  ['GET', '/api/workers/wrk_1/files/a%00'],
  ['get', '/api/tasks'],
  ['HEAD', '/api/tasks'],
  ['PUT', '/api/tasks'],
  ['TRACE', '/api/tasks'],
  ['GET', '/api/health'],
  ['GET', '/'],
  ['GET', ''],
])('%s %s is none', (method, path) => {
  expect(matchOperation(method, path, undefined)).toBeUndefined();
});

test('the longest reading wins, unless the mount is named', () => {
  const path = '/api/workers/wrk_1/files/api/tasks';
  expect(matchOperation('GET', path, undefined)).toMatchObject({
    id: 'workers.retrieveFile',
    path: { workerId: 'wrk_1', filePath: 'api/tasks' },
  });
  expect(matchOperation('GET', path, '/api/workers/wrk_1/files')?.id).toBe('tasks.list');
  expect(matchOperation('GET', path, '/app')).toBeUndefined();
  expect(matchOperation('GET', '/application/api/tasks', '/app')).toBeUndefined();
});
