/** The validators of every model, made from the specification: `zSomething` checks a `Something`. Needs zod 4. */
export * from '../generated/zod.gen.ts';
