import type { Schema } from '../document/document.ts';

/** One operation of the document, with everything resolved that the printers need. */
export interface OperationModel {
  /** `workers.schedules.create` */
  readonly id: string;
  /** `['workers', 'schedules']` */
  readonly resource: readonly string[];
  /** `create` */
  readonly method: string;
  readonly httpMethod: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path as the document writes it. */
  readonly path: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** Whether the operation only reads: a GET, or a POST that the document marks so. */
  readonly reads: boolean;
  readonly retry: 'safe' | 'keyed' | 'recover';
  readonly timeout: 'none' | undefined;
  /** In the order of the path. */
  readonly pathFields: readonly Field[];
  readonly queryFields: readonly Field[];
  /** Headers that a caller gives as parameters. */
  readonly headerFields: readonly Field[];
  /** Headers that the client sets by itself, such as `Idempotency-Key`. */
  readonly clientHeaderFields: readonly Field[];
  readonly body: BodyModel | undefined;
  readonly response: ResponseModel;
  /** What the pages of a list hold. */
  readonly items: ItemsModel | undefined;
  /** The errors that the operation documents, by status. */
  readonly errors: readonly { readonly status: string; readonly description: string }[];
}

/** A value that a caller gives: a parameter, or a property of the body. */
export interface Field {
  /** Name in TypeScript. */
  readonly name: string;
  /** Name on the wire. */
  readonly wireName: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly schema: Schema;
  /** Whether the field holds files. */
  readonly binary: boolean;
  /** Whether slashes of a path parameter stay slashes. */
  readonly slashes: boolean;
  readonly example: unknown;
}

export interface BodyModel {
  readonly required: boolean;
  readonly fields: readonly Field[];
  /** The first example of the document. */
  readonly example: unknown;
}

export interface ItemsModel {
  /** The field of a page that holds them. */
  readonly field: string;
  /** Name of the schema of one. */
  readonly type: string;
}

export interface ResponseModel {
  readonly status: string;
  readonly kind: 'json' | 'stream' | 'json-or-stream' | 'binary';
  /** Schema of the JSON answer, where there is one. */
  readonly schema: Schema | undefined;
}
