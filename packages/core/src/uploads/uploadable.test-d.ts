import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { expectTypeOf, test } from 'vitest';
import type { FileResponse, RequestOptions, Uploadable, UploadProgress } from '../index.ts';

test('files are given in any usual form', () => {
  expectTypeOf<File>().toExtend<Uploadable>();
  expectTypeOf<Buffer>().toExtend<Uploadable>();
  expectTypeOf<ArrayBuffer>().toExtend<Uploadable>();
  expectTypeOf<Readable>().toExtend<Uploadable>();
  expectTypeOf<ReadStream>().toExtend<Uploadable>();
  expectTypeOf<NodeWebStream<Uint8Array>>().toExtend<Uploadable>();
  expectTypeOf<AsyncGenerator<string>>().toExtend<Uploadable>();
  expectTypeOf<FileResponse>().toExtend<Uploadable>();
  expectTypeOf<Promise<Response>>().toExtend<Uploadable>();
  expectTypeOf<{ path: string; filename: string }>().toExtend<Uploadable>();
  expectTypeOf<{ uri: string; name: string; type: string; width: number }>().toExtend<Uploadable>();
  expectTypeOf<{ data: Promise<Response>; mediaType: string }>().toExtend<Uploadable>();
});

test('a path alone, or a text, is none', () => {
  expectTypeOf<string>().not.toExtend<Uploadable>();
  expectTypeOf<{ data: string; filename: string }>().not.toExtend<Uploadable>();
  expectTypeOf<number[]>().not.toExtend<Uploadable>();
});

test('progress', () => {
  type Listener = NonNullable<RequestOptions['onUploadProgress']>;
  expectTypeOf<Parameters<Listener>>().toEqualTypeOf<[progress: UploadProgress]>();
  expectTypeOf<UploadProgress['total']>().toEqualTypeOf<number | undefined>();
});
