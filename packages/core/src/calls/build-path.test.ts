import { describe, expect, test } from 'vitest';
import { buildPath } from './build-path.ts';

describe('buildPath', () => {
  test.each([
    ['/api/tasks', undefined, '/api/tasks'],
    ['/api/tasks/{taskId}', { taskId: 'tsk_1' }, '/api/tasks/tsk_1'],
    ['/api/tasks/{taskId}/turns', { taskId: 'a/b?c#d é%' }, '/api/tasks/a%2Fb%3Fc%23d%20%C3%A9%25/turns'],
    ['/a/{x}/b/{y}', { x: '1', y: '$&' }, '/a/1/b/$&'],
    ['/files/{filePath+}', { filePath: 'a b/ü/c.md' }, '/files/a%20b/%C3%BC/c.md'],
    ['/files/{filePath+}', { filePath: '.hidden/..x/...' }, '/files/.hidden/..x/...'],
  ])('%s %o', (template, parameters, expected) => {
    expect(buildPath(template, parameters as Record<string, string> | undefined)).toBe(expected);
  });

  test.each([
    ['', '""'],
    ['.', '"."'],
    ['..', '".."'],
    ['%2e%2E', '"%2e%2E"'],
    ['\ud83d', JSON.stringify('\ud83d')],
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, 'object'],
  ])('%o is no id', (taskId, quoted) => {
    const build = () => buildPath('/api/tasks/{taskId}', { taskId: taskId as string });
    expect(build).toThrow(expect.objectContaining({ code: 'invalid_path' }) as Error);
    expect(build).toThrow(`taskId must be an id, but is ${quoted}.`);
  });

  test.each(['../secret', 'a/../b', 'a//b', '/a', 'a/', './a'])(
    'a path must not lead elsewhere: %s',
    (filePath) => {
      expect(() => buildPath('/files/{filePath+}', { filePath })).toThrow(
        expect.objectContaining({ code: 'invalid_path' }) as Error,
      );
    },
  );
});
