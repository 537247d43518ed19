import { check, checkEqual } from '../check.ts';
import type { ClientCase } from './client-case.ts';

const size = 300_000;

function pattern(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 31 + (index >> 8)) % 256;
  return bytes;
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(at, at + 50_000));
      at += 50_000;
    },
  });
}

/** Files, there and back. */
export const files: readonly ClientCase[] = [
  {
    name: 'sending files: File, Blob, bytes',
    async run({ client, workerId }) {
      const bytes = pattern();
      const sent = [
        new File([bytes], 'naïve 猫.bin'),
        { data: new Blob([bytes]), filename: 'blob.bin' },
        { data: bytes, filename: 'bytes.bin' },
      ];
      const worker = await client.tasks.create({ workerId, input: 'Keep these.', files: sent });
      check(worker.metadata['taskId'], 'no task');
      for (const name of ['blob.bin', 'bytes.bin']) {
        const file = await client.workers.retrieveFile(name, { workerId });
        const back = new Uint8Array(await file.arrayBuffer());
        check(back.length === size && back.every((byte, index) => byte === bytes[index]), `${name} differs`);
      }
    },
  },
  {
    name: 'sending a web stream, with progress',
    async run({ client, workerId }) {
      const bytes = pattern();
      const progress: number[] = [];
      await client.tasks.create(
        { workerId, input: 'Keep this.', files: [{ data: inPieces(bytes), filename: 'stream.bin' }] },
        { onUploadProgress: ({ sent }) => void progress.push(sent) },
      );
      const file = await client.workers.retrieveFile('stream.bin', { workerId });
      const back = new Uint8Array(await file.arrayBuffer());
      check(back.length === size && back.every((byte, index) => byte === bytes[index]), 'the file differs');
      checkEqual(progress.at(-1), size, 'the last progress');
      check(
        progress.every((sent, index) => index === 0 || sent >= (progress[index - 1] ?? 0)),
        'progress went back',
      );
    },
  },
];
