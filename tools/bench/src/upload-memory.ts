import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { printTable } from './print-table.ts';
import { median } from './quantile.ts';
import { uploadCandidates, type UploadCandidate } from './upload-candidates.ts';

const megabyte = 1024 ** 2;
const rounds = 5;

/** What one upload did to the process that made it. */
export interface UploadMeasurement {
  /** Bytes that the resident memory grew by at most. */
  readonly growth: number;
  readonly milliseconds: number;
}

/**
 * Growth of the resident memory while 3 × 10 MB are sent: each upload in a process of its own, the server in another.
 * The candidates take turns, so that a machine whose memory is short is so for all of them alike.
 */
export async function uploadMemory(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-bench-'));
  const paths = [0, 1, 2].map((index) => join(folder, `${index}.bin`));
  for (const path of paths) await writeFile(path, new Uint8Array(10 * megabyte).fill(7));
  const sink = fork(fileURLToPath(new URL('upload-sink.ts', import.meta.url)));
  try {
    const [url] = (await once(sink, 'message')) as [string];
    const names = Object.keys(uploadCandidates) as UploadCandidate[];
    const measured = new Map(names.map((name) => [name, [] as UploadMeasurement[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) measured.get(name)?.push(await measure(name, url, paths));
    }
    const medianOf = (name: UploadCandidate, key: keyof UploadMeasurement) =>
      median((measured.get(name) ?? []).map((one) => one[key]));
    const published = medianOf('published 0.14.0: toFile(createReadStream)', 'growth');
    printTable(
      names.map((name) => {
        const growth = medianOf(name, 'growth');
        return {
          'upload of 3 × 10 MB': name,
          'RSS growth MB': (growth / megabyte).toFixed(1),
          'of published': (growth / published).toFixed(2),
          ms: medianOf(name, 'milliseconds').toFixed(0),
        };
      }),
    );
  } finally {
    sink.disconnect();
    await rm(folder, { recursive: true });
  }
}

async function measure(
  name: UploadCandidate,
  url: string,
  paths: readonly string[],
): Promise<UploadMeasurement> {
  const child = fork(fileURLToPath(new URL('upload-process.ts', import.meta.url)), [name, url, ...paths], {
    execArgv: ['--expose-gc'],
  });
  const [measurement] = (await once(child, 'message')) as [UploadMeasurement];
  await once(child, 'exit');
  return measurement;
}
