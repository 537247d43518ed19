import { expect, test, vi } from 'vitest';
import { HandingerError } from '../errors/handinger-error.ts';
import { readValidatorsOption } from './read-validators-option.ts';

test('no validators unless they are asked for', () => {
  expect(readValidatorsOption(undefined)).toBeUndefined();
  expect(readValidatorsOption(false)).toBeUndefined();
});

test('`true` without the import says what to import', () => {
  expect(() => readValidatorsOption(true)).toThrow(HandingerError);
  expect(() => readValidatorsOption(true)).toThrow(
    expect.objectContaining({
      code: 'missing_validators',
      message: expect.stringContaining("import '@ramensoft/handinger/zod'") as unknown,
    }),
  );
});

test('`true` finds what any copy of the package registered', async () => {
  const { validators } = await import('../zod/index.ts');
  vi.resetModules();
  const copy = await import('./read-validators-option.ts');
  expect(copy.readValidatorsOption(true)).toBe(validators);
  expect(readValidatorsOption(validators)).toBe(validators);
});

test('what can check nothing is refused', () => {
  for (const option of ['yes', 1, {}, { checkAnswer: () => [] }]) {
    expect(() => readValidatorsOption(option as never)).toThrow(
      expect.objectContaining({ code: 'invalid_option' }),
    );
  }
});
