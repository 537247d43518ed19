import { HandingerError } from '../errors/handinger-error.ts';
import { registeredValidators } from './registered-validators.ts';
import type { ResponseValidators } from './response-validators.ts';

/**
 * The validators that the option `validateResponses` means.
 *
 * @throws {HandingerError} `missing_validators`, `invalid_option`
 */
export function readValidatorsOption(
  option: boolean | ResponseValidators | undefined,
): ResponseValidators | undefined {
  if (option === undefined || option === false) return undefined;
  const validators = option === true ? registeredValidators() : option;
  if (!validators) {
    throw new HandingerError(
      "The validators are missing. Pass them: import { validators } from '@ramensoft/handinger/zod'; new Handinger({ validateResponses: validators }). With `validateResponses: true`, import '@ramensoft/handinger/zod' before the client is made.",
      { code: 'missing_validators' },
    );
  }
  if (typeof validators.checkAnswer === 'function' && typeof validators.checkChunk === 'function')
    return validators;
  throw new HandingerError(
    'validateResponses must be true, false, or the validators of @ramensoft/handinger/zod.',
    { code: 'invalid_option' },
  );
}
