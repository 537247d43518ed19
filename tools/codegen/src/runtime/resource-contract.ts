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
  /** The answer is a page of a list, which holds its items in this field. The query parameter `page` asks for others. */
  readonly items?: string;
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

/** A page of a list: the documented fields of the answer, and the way to the pages after it. */
export type Page<List, Item> = List & {
  /** Whether the list goes on after this page, as far as this page knows. */
  hasNextPage(): boolean;
  /**
   * The page after this one, asked for with the same filters and options.
   *
   * @throws {HandingerError} `no_next_page` after the last one; `repeated_page` when the server gives a page again that it
   * gave before.
   */
  getNextPage(): Promise<Page<List, Item>>;
  /** This page and all that follow, each asked for when the loop gets there. */
  byPage(): AsyncIterable<Page<List, Item>>;
  /** The items of this page and of all that follow. What moved to a later page meanwhile comes once. */
  [Symbol.asyncIterator](): AsyncIterator<Item>;
};

/** A promise of a page that can also be iterated: the items of that page and of all that follow. */
export interface PagePromise<List, Item> extends APIPromise<Page<List, Item>> {
  /** That page and all that follow, each asked for when the loop gets there. */
  byPage(): AsyncIterable<Page<List, Item>>;
  /** The items of that page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<Item>;
}

/**
 * What holds the bytes of a file. `path` is read from the disk, where the runtime has one. `uri` is an address that
 * React Native sends a file from by itself; elsewhere it may begin with `file:`, `data:` or `blob:`.
 */
export type UploadableData =
  | File
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | Response
  | AsyncIterable<Uint8Array | string>
  | { readonly path: string | URL }
  | { readonly uri: string };

/** A name and a media type for a file. Each defaults to what the data itself carries. */
interface UploadableNames {
  /** Name of the file. */
  readonly filename?: string | undefined;
  /** Media type of the file. */
  readonly mediaType?: string | undefined;
}

/** A file to send: its bytes, or its bytes with a name and a media type; or a promise of these. */
export type Uploadable =
  | UploadableData
  | (UploadableNames &
      (
        | { readonly data: UploadableData | PromiseLike<UploadableData> }
        | { readonly path: string | URL }
        | {
            readonly uri: string;
            readonly name?: string | null | undefined;
            readonly type?: string | null | undefined;
          }
      ))
  | PromiseLike<UploadableData>;

/** A file of a worker: the HTTP response, its body not read, with what is asked of a file. The body can be read once. */
export interface FileResponse extends Response {
  /** Last segment of the file's path. */
  readonly filename: string | undefined;
  /** Bytes; undefined where the server does not say. */
  readonly size: number | undefined;
  /** Media type, with its parameters. */
  readonly mediaType: string | undefined;
  /** The bytes as they arrive. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /**
   * Writes the bytes to the disk as they arrive, where the runtime has one (Node, Bun, Deno). A file at `path` is always
   * whole: it gets its name when all is there.
   *
   * @throws {HandingerError} `file_not_saved`; nothing is left behind then
   */
  saveTo(path: string | URL): Promise<void>;
}

/** Sends one call: the only thing that the generated resources need of the client. */
export interface Send {
  <List, Item>(
    operation: Operation & { readonly items: string },
    input: OperationInput,
    options: object | undefined,
  ): PagePromise<List, Item>;
  <T>(operation: Operation, input: OperationInput, options: object | undefined): APIPromise<T>;
}
