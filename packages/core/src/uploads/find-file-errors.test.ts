import { expect, test } from 'vitest';
import { findFileErrors } from './find-file-errors.ts';
import { multipartBody } from './multipart-body.ts';

const megabyte = 1024 ** 2;

function file(name: string, bytes: number): File {
  return Object.defineProperty(new File(['x'], name), 'size', { value: bytes });
}

function codes(...sizes: number[]): string[][] {
  return findFileErrors(sizes.map((bytes, index) => file(`${index}`, bytes))).map(
    ({ file: { name }, code }) => [name, code],
  );
}

test('files within the limits have none', () => {
  expect(codes()).toEqual([]);
  expect(codes(10 * megabyte, 10 * megabyte, 10 * megabyte)).toEqual([]);
  expect(codes(1, 1, 1, 1, 1)).toEqual([]);
});

test('each file that can’t be sent is named, with the reason', () => {
  expect(codes(0, 1)).toEqual([['0', 'empty_file']]);
  expect(codes(1, 10 * megabyte + 1)).toEqual([['1', 'file_too_large']]);
  expect(codes(1, 1, 1, 1, 1, 1, 1)).toEqual([
    ['5', 'too_many_files'],
    ['6', 'too_many_files'],
  ]);
  expect(codes(10 * megabyte, 10 * megabyte, 10 * megabyte, 1)).toEqual([['3', 'files_too_large']]);
});

test('what it tells is what sending them gives', async () => {
  for (const files of [
    [new File([], 'empty.txt')],
    [new File([new Uint8Array(10 * megabyte + 1)], 'large.txt')],
    Array.from({ length: 6 }, () => new File(['x'], 'x.txt')),
  ]) {
    const [{ code, message } = { code: '', message: '' }] = findFileErrors(files);
    await expect(multipartBody({ files }, ['files'])).rejects.toMatchObject({ code, message });
  }
});
