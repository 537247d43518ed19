import { describe, expect, test, vi } from 'vitest';
import type * as index from '../index.ts';

type Exports = typeof index;
const ours: Exports = await import('../index.ts');
const errorNames = Object.keys(ours).filter((name) => name.endsWith('Error')) as (keyof Exports &
  `${string}Error`)[];

/** A second copy of the package in this process, as ESM beside CommonJS, or two versions, would be. */
async function loadCopy(): Promise<Exports> {
  vi.resetModules();
  return import('../index.ts');
}

function make(exports: Exports, name: (typeof errorNames)[number]): Error {
  const headers = new Headers();
  switch (name) {
    case 'HandingerError':
      return new exports.HandingerError('x');
    case 'UploadError':
    case 'FileLimitError':
      return new exports[name]('x', {});
    case 'APIConnectionError':
    case 'APIConnectionTimeoutError':
    case 'APIUserAbortError':
    case 'TaskOutcomeUnknownError':
      return new exports[name]();
    case 'OutputError':
      return new exports.OutputError('x', {
        kind: 'missing',
        rawText: '',
        taskId: undefined,
        turnId: undefined,
      });
    case 'ResponseValidationError':
      return new exports.ResponseValidationError({
        operation: 'tasks.create',
        issues: [],
        requestId: undefined,
      });
    case 'DeadlineExceededError':
      return new exports.DeadlineExceededError({ limit: 'deadline', limitMs: 1 });
    case 'StreamInterruptedError':
      return new exports.StreamInterruptedError({ chunksSeen: 0 });
    case 'APIError':
      return new exports.APIError(418, undefined, 'x', headers);
    default:
      return new exports[name](400 as never, undefined, 'x', headers);
  }
}

describe('instanceof', () => {
  test('holds across two copies of the package, and tells siblings apart', async () => {
    const copy = await loadCopy();
    expect(copy.HandingerError).not.toBe(ours.HandingerError);
    expect(errorNames).toContain('TaskOutcomeUnknownError');
    for (const name of errorNames) {
      const own = make(ours, name);
      const foreign = make(copy, name);
      for (const other of errorNames) {
        const expected = Object.prototype.isPrototypeOf.call(ours[other].prototype, own);
        expect(foreign instanceof ours[other], `${name} of the copy instanceof ${other}`).toBe(expected);
        expect(own instanceof copy[other], `${name} instanceof ${other} of the copy`).toBe(expected);
      }
    }
  });

  test('every error is a real Error with its name, a message and a stack', () => {
    for (const name of errorNames) {
      const error = make(ours, name);
      expect(error).toBeInstanceOf(Error);
      expect(error.name).toBe(name);
      expect(String(error)).toContain(`${name}: `);
      expect(error.stack).toContain('brand-error-class.test');
      expect((error as { code?: unknown }).code).toEqual(expect.any(String));
    }
  });

  test('other values are no instances', () => {
    for (const value of [new Error('x'), null, undefined, 'HandingerError', { name: 'HandingerError' }]) {
      expect(value instanceof ours.HandingerError).toBe(false);
    }
  });

  test('a class that a program derives has only its own instances', () => {
    class OwnError extends ours.NotFoundError {}
    const own = new OwnError(404, undefined, 'x', new Headers());
    expect(own instanceof OwnError).toBe(true);
    expect(own instanceof ours.NotFoundError).toBe(true);
    expect(make(ours, 'NotFoundError') instanceof OwnError).toBe(false);
  });

  test('the statics of the client are the exported classes', () => {
    for (const name of errorNames) expect(ours.Handinger[name]).toBe(ours[name]);
  });
});
