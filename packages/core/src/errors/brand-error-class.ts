/**
 * Gives an error class its name and a mark that every copy of this package shares, and makes `instanceof` look for
 * the mark. An ESM and a CommonJS copy, or two versions, in one process have two classes of each name; without the
 * mark a `catch` written against one of them would miss the errors of the other.
 */
export function brandErrorClass(errorClass: { readonly prototype: object }, name: string): void {
  const mark = Symbol.for(`@ramensoft/handinger/${name}`);
  Object.defineProperty(errorClass.prototype, mark, { value: true });
  // Written out, because minifiers rename classes.
  Object.defineProperty(errorClass.prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(errorClass, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      // A class that somebody derives from ours inherits this method; for it, only its own chain counts.
      if (this !== errorClass) return Function.prototype[Symbol.hasInstance].call(this, value);
      return typeof value === 'object' && value !== null && mark in value;
    },
  });
}
