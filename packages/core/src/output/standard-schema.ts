/**
 * What this package needs of a schema of zod, valibot, arktype and others: Standard Schema and Standard JSON Schema, version 1
 * (https://standardschema.dev). Written out here, so that none of these libraries is needed.
 *
 * @typeParam TInput what the schema reads: the JSON value as the worker writes it
 * @typeParam TOutput what the schema makes of it: defaults and transforms applied
 */
export interface StandardSchema<TInput = unknown, TOutput = TInput> {
  readonly '~standard': {
    readonly version: 1;
    /** The library. */
    readonly vendor: string;
    readonly types?: { readonly input: TInput; readonly output: TOutput } | undefined;
    validate?(value: unknown): StandardResult<TOutput> | Promise<StandardResult<TOutput>>;
    readonly jsonSchema?:
      | { input(options: { readonly target: 'draft-07' }): Record<string, unknown> }
      | undefined;
  };
}

/** What validating gives: the value, or what is wrong with it. */
export type StandardResult<TOutput> =
  | { readonly value: TOutput; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
