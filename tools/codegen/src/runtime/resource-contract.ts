/** One operation of the API, as the document describes it. */
export interface Operation {
  /** `operationId` of the document, such as `workers.schedules.create`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template. `{name}` takes one path segment; `{name+}` takes a value whose slashes stay slashes. */
  readonly path: string;
  /**
   * When the request may be sent again. `safe`: at any failure. `keyed`: at any failure, with the same
   * `Idempotency-Key`. `recover`: only when the server provably did not accept it.
   */
  readonly retry: 'safe' | 'keyed' | 'recover';
  /** What a success holds. `json-or-stream` is a stream when the request says `stream: true`. */
  readonly response: 'json' | 'stream' | 'json-or-stream' | 'binary';
  /** `none`: the operation may take as long as it takes. */
  readonly timeout?: 'none';
  /** Fields of the body that hold files. With one of them given, the body is `multipart/form-data`. */
  readonly files?: readonly string[];
}

/** The values of one call, sorted by where they go. */
export interface OperationInput {
  readonly path?: Readonly<Record<string, string>>;
  /** Fields that are `undefined` are left out. */
  readonly query?: object;
  /** Fields that are `undefined` are left out; `null` is sent. */
  readonly body?: object;
  /** Fields that are `undefined` are left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** What the hand-written client puts into the generated resources. */
export interface ResourceBinding {
  /** The options that every method takes as its last argument. */
  readonly options: object;
  /** What a streamed call resolves to. */
  readonly stream: AsyncIterable<{ readonly type: string }>;
}

/** A promise of the parsed answer that can also give the HTTP response. */
export interface APIPromise<T> extends Promise<T> {
  /** The HTTP response, its body not read. */
  asResponse(): Promise<Response>;
  /** The parsed answer together with its HTTP response. */
  withResponse(): Promise<{ data: T; response: Response }>;
}

/** Bytes that can be sent as a file. */
export type UploadableData =
  | File
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | Response
  | AsyncIterable<Uint8Array | string>;

/** A file to send: its bytes, or its bytes with a name and a media type. */
export type Uploadable =
  | UploadableData
  | {
      readonly data: UploadableData;
      /** Name of the file. Defaults to the name that the data itself carries. */
      readonly filename?: string | undefined;
      /** Media type of the file. Defaults to the type that the data itself carries. */
      readonly mediaType?: string | undefined;
    };

/** Sends one call: the only thing that the generated resources need of the client. */
export type Send = <T>(
  operation: Operation,
  input: OperationInput,
  options: object | undefined,
) => APIPromise<T>;
