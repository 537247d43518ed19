import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import type { SchemaDocument } from '../document/webhook-document.ts';

/** The TypeScript types and the zod validators of a document. */
export interface HeyApiOutput {
  readonly types: string;
  readonly zod: string;
}

/** Runs `@hey-api/openapi-ts` on a document, or the file of one: its types and validators only, none of its client runtime. */
export async function runHeyApi(document: string | SchemaDocument): Promise<HeyApiOutput> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-codegen-'));
  try {
    await createClient({
      input: typeof document === 'string' ? document : { ...document },
      logs: { level: 'silent', file: false },
      output: { path: folder, entryFile: false, header: [], module: { extension: '.ts' } },
      plugins: [
        '@hey-api/typescript',
        // Times come in UTC, but a caller may give one with an offset.
        { name: 'zod', compatibilityVersion: 'mini', dates: { offset: true } },
      ],
    });
    const read = (name: string) => readFile(join(folder, `${name}.gen.ts`), 'utf8');
    return { types: await read('types'), zod: await read('zod') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
