import type { ResponseValidators } from './response-validators.ts';

/** Shared by every copy of this package: its main entry and `/zod` are bundled apart, once as ESM and once as CommonJS. */
const key = Symbol.for('@ramensoft/handinger/validators');
const registry = globalThis as { [key]?: ResponseValidators };

/** Makes validators the ones that `validateResponses: true` means. */
export function registerValidators(validators: ResponseValidators): void {
  registry[key] = validators;
}

/** The validators that were registered, by importing `@ramensoft/handinger/zod`. */
export function registeredValidators(): ResponseValidators | undefined {
  return registry[key];
}
