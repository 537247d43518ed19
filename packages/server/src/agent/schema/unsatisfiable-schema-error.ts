import { TurnFailure } from '../turn-failure.ts';

/** A schema that no value satisfies, or none that the offline model could find. */
export class UnsatisfiableSchemaError extends TurnFailure {
  constructor(reason: string) {
    super(`The offline model found no answer that the outputSchema allows: ${reason}.`);
  }
}
