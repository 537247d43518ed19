import { readFile } from 'node:fs/promises';
import { readDocument } from './document/read-document.ts';
import { webhookDocument } from './document/webhook-document.ts';
import { format } from './format.ts';
import { runHeyApi } from './hey-api/run-hey-api.ts';
import { readOperations } from './model/read-operations.ts';
import { resourceTree } from './model/resource-tree.ts';
import { printOperations } from './print/print-operations.ts';
import { printResources } from './print/print-resources.ts';
import { printRouteHandlers } from './print/print-route-handlers.ts';

const banner =
  '// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.\n\n';
const contract = new URL('./runtime/resource-contract.ts', import.meta.url);

/** What the types of any document begin with; a receiver makes no client. */
const clientOptions = /^export type ClientOptions = \{[^;]*;\n\};\n/;

/** Generates every `*.gen.ts` of the repository from a document: path in the repository → text. */
export async function generate(specFile: string): Promise<Map<string, string>> {
  const document = await readDocument(specFile);
  const operations = readOperations(document);
  const { types, zod } = await runHeyApi(specFile);
  const webhookTypes = (await runHeyApi(webhookDocument(document))).types;
  const sources: Record<string, string> = {
    'packages/core/src/generated/types.gen.ts': types,
    'packages/core/src/generated/zod.gen.ts': zod,
    'packages/core/src/generated/resource-contract.gen.ts': await readFile(contract, 'utf8'),
    'packages/core/src/generated/operations.gen.ts': printOperations(operations),
    'packages/core/src/generated/resources.gen.ts': printResources(resourceTree(document, operations)),
    'packages/server/src/generated/types.gen.ts': types,
    'packages/server/src/generated/route-handlers.gen.ts': printRouteHandlers(operations),
    'packages/webhooks/src/generated/webhook-events.gen.ts': webhookTypes.replace(clientOptions, ''),
  };
  const files = new Map<string, string>();
  for (const [path, source] of Object.entries(sources)) files.set(path, await format(path, banner + source));
  return files;
}
