import { registerValidators } from '../validation/registered-validators.ts';
import { validators } from './validators.ts';

/** The validators of every model, made from the specification: `zSomething` checks a `Something`. Needs zod 4. */
export * from '../generated/zod.gen.ts';
export { validators } from './validators.ts';
export type { ResponseValidators } from '../validation/response-validators.ts';

// So that `validateResponses: true` finds them. package.json says that this file has side effects.
registerValidators(validators);
