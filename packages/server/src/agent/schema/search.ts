import type { Material } from './material.ts';
import type { Schema, SchemaDocument, SchemaObject } from './schema-document.ts';
import { UnsatisfiableSchemaError } from './unsatisfiable-schema-error.ts';

/** Values that a search may look at before it gives up: about a second. */
const maxTried = 30_000;

/** One search for a value: what it is made from, and how long it may go on. */
export class Search {
  readonly document: SchemaDocument;
  readonly material: Material;
  /** Whether each part is validated, so that a wrong one is replaced before a whole is built from it. */
  readonly checksParts: boolean;
  /** Deeper than this, values only have what they must have. */
  readonly filledDepth: number;
  #left = maxTried;

  constructor(
    document: SchemaDocument,
    material: Material,
    options: { filledDepth: number; checksParts: boolean },
  ) {
    this.document = document;
    this.material = material;
    this.checksParts = options.checksParts;
    this.filledDepth = options.filledDepth;
  }

  /** @throws {UnsatisfiableSchemaError} When the search has gone on too long. */
  spend(): void {
    this.#left -= 1;
    if (this.#left < 0) {
      throw new UnsatisfiableSchemaError('it is too complex for its search');
    }
  }

  accepts(schemas: Schema[], value: unknown): boolean {
    return !this.checksParts || schemas.every((schema) => this.document.validates(schema, value));
  }
}

/** Where in the answer a value stands. */
export interface Place {
  search: Search;
  /** The nearest property's name: it tells what a value is for. */
  name: string;
  /** Whether it is an item of that property's list. */
  inArray: boolean;
  depth: number;
  /** The schemas of the values around this one: meeting one again is recursion. */
  above: SchemaObject[];
}
