/** One upload in a process of its own: `upload-process.ts <candidate> <url> <path>…` */
import { writeFile } from 'node:fs/promises';

import { uploadCandidates, type UploadCandidate } from './upload-candidates.ts';
import type { UploadMeasurement } from './upload-memory.ts';

const [, , name, url = '', ...paths] = process.argv;
const upload = uploadCandidates[name as UploadCandidate];

// What is loaded and compiled at the first call is not the upload's.
const small = `${paths[0]}.${process.pid}`;
await writeFile(small, new Uint8Array(200_000));
for (let call = 0; call < 3; call += 1) await upload(url, [small], { 'x-expected-bytes': '200000' });
globalThis.gc?.();
await new Promise((resolve) => setTimeout(resolve, 50));

const before = process.memoryUsage.rss();
let highest = before;
const sampler = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 1);
const started = performance.now();
await upload(url, paths, { 'x-expected-bytes': String(paths.length * 10 * 1024 ** 2) });
const milliseconds = performance.now() - started;
clearInterval(sampler);
highest = Math.max(highest, process.memoryUsage.rss());

const measurement: UploadMeasurement = { growth: highest - before, milliseconds };
process.send?.(measurement, () => process.exit());
