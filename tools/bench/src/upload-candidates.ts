import { createReadStream, openAsBlob } from 'node:fs';

import { Handinger, type Uploadable, type UploadableData } from '@ramensoft/handinger';
import { fileFromPath } from '@ramensoft/handinger/node';
import { Handinger as PublishedHandinger, toFile } from 'handinger-published';

type Upload = (url: string, paths: readonly string[], headers: Record<string, string>) => Promise<unknown>;

const apiKey = 'hdg_test_benchmark';

function ours(file: (path: string) => Uploadable | Promise<UploadableData>): Upload {
  return (baseURL, paths, headers) =>
    new Handinger({ apiKey, baseURL }).tasks.create({ input: 'x', files: paths.map(file) }, { headers });
}

/** The ways to send files from the disk. The published client knows no files in `tasks.create`: it takes a form. */
export const uploadCandidates = {
  'ours: { path }': ours((path) => ({ path })),
  'ours: fileFromPath': ours((path) => fileFromPath(path)),
  'ours: createReadStream': ours((path) => createReadStream(path)),
  'ours: web stream': ours(async (path) => (await openAsBlob(path)).stream()),
  'published 0.14.0: toFile(createReadStream)': async (baseURL, paths, headers) => {
    const form = new FormData();
    form.append('input', 'x');
    for (const path of paths) form.append('files', await toFile(createReadStream(path)));
    const client = new PublishedHandinger({ apiKey, baseURL });
    return client.post('/api/tasks', { body: form, headers });
  },
} satisfies Record<string, Upload>;

export type UploadCandidate = keyof typeof uploadCandidates;
