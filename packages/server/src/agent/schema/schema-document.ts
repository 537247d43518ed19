import type { Ajv } from 'ajv';

import { createAjv } from './create-ajv.ts';

/** A schema, or a part of one. */
export type SchemaObject = Record<string, unknown>;
export type Schema = boolean | SchemaObject;

/** Where the document is known to the validator, so that parts of it can be compiled on their own. */
const base = 'handinger:/output-schema';
/** Keywords that hold data, in which `$ref` is a word like any other. */
const dataKeywords = new Set(['enum', 'const', 'default', 'examples']);

/** A JSON Schema document: finds what its references name, and validates against it or any of its parts. */
export class SchemaDocument {
  readonly root: SchemaObject;
  readonly #ajv: Ajv;
  readonly #byId = new Map<string, Schema>();
  readonly #validators = new Map<SchemaObject, (value: unknown) => boolean>();

  /** @param schema One that `compileOutputSchema` accepts. */
  constructor(schema: SchemaObject) {
    this.root = this.#absolute(schema) as SchemaObject;
    delete this.root['$id'];
    this.#ajv = createAjv(schema, true);
    this.#ajv.addSchema(this.root, base);
    const validate = this.#ajv.getSchema(base);
    this.#validators.set(this.root, (value) => validate?.(value) === true);
  }

  validates(schema: Schema, value: unknown): boolean {
    return typeof schema === 'boolean' ? schema : this.#validator(schema)(value);
  }

  /** What a `$ref` names; null where it names nothing in this document. */
  resolve(reference: string): Schema | null {
    const local = reference.startsWith(base) ? reference.slice(base.length) : reference;
    if (local === '' || local === '#') {
      return this.root;
    }
    if (!local.startsWith('#/')) {
      return this.#byId.get(local) ?? null;
    }
    let target: unknown = this.root;
    for (const part of local.slice(2).split('/')) {
      const key = decodePointer(part);
      target =
        typeof target === 'object' && target !== null && Object.hasOwn(target, key)
          ? (target as SchemaObject)[key]
          : undefined;
    }
    return isSchema(target) ? target : null;
  }

  #validator(schema: SchemaObject): (value: unknown) => boolean {
    let validator = this.#validators.get(schema);
    if (validator === undefined) {
      validator = this.#compile(schema);
      this.#validators.set(schema, validator);
    }
    return validator;
  }

  #compile(schema: SchemaObject): (value: unknown) => boolean {
    try {
      const validate = this.#ajv.compile(schema);
      return (value) => validate(value) === true;
    } catch {
      // A part with an `$id` of its own can't be compiled twice; the document as a whole has the last word anyway.
      return () => true;
    }
  }

  /** A copy whose local references say which document they mean; remembers the parts that have a name. */
  #absolute(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.#absolute(item));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const copy: SchemaObject = {};
    for (const [key, part] of Object.entries(value)) {
      const isReference = key === '$ref' && typeof part === 'string' && part.startsWith('#');
      const kept = isReference ? base + part : dataKeywords.has(key) ? part : this.#absolute(part);
      // A property may be called __proto__, which an assignment would swallow.
      Object.defineProperty(copy, key, { value: kept, enumerable: true, writable: true, configurable: true });
    }
    for (const [keyword, prefix] of [
      ['$id', ''],
      ['$anchor', '#'],
    ] as const) {
      const name = copy[keyword];
      if (typeof name === 'string') {
        this.#byId.set(prefix + name, copy);
      }
    }
    return copy;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function decodePointer(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return part.replaceAll('~1', '/').replaceAll('~0', '~');
  }
}
