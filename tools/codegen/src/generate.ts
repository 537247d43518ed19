import { readFile } from 'node:fs/promises';
import { readDocument } from './document/read-document.ts';
import { webhookDocument } from './document/webhook-document.ts';
import { format } from './format.ts';
import { runHeyApi } from './hey-api/run-hey-api.ts';
import { readOperations } from './model/read-operations.ts';
import { resourceTree } from './model/resource-tree.ts';
import { printHooks } from './print/print-hooks.ts';
import { printOperations } from './print/print-operations.ts';
import { printQueries } from './print/print-queries.ts';
import { printResources } from './print/print-resources.ts';
import { printRouteHandlers } from './print/print-route-handlers.ts';

const banner =
  '// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.\n\n';
const resourceContract = new URL('./runtime/resource-contract.ts', import.meta.url);
const hookContract = new URL('./runtime/hook-contract.ts', import.meta.url);
const queryContract = new URL('./runtime/query-contract.ts', import.meta.url);

/** What the types of any document begin with; a receiver makes no client. */
const clientOptions = /^export type ClientOptions = \{[^;]*;\n\};\n/;

/** Generates every `*.gen.ts` of the repository from a document: path in the repository → text. */
export async function generate(specFile: string): Promise<Map<string, string>> {
  const document = await readDocument(specFile);
  const operations = readOperations(document);
  const resources = resourceTree(document, operations);
  const { types, zod } = await runHeyApi(specFile);
  const webhookTypes = (await runHeyApi(webhookDocument(document))).types;
  const sources: Record<string, string> = {
    'packages/core/src/generated/types.gen.ts': types,
    'packages/core/src/generated/zod.gen.ts': zod,
    'packages/core/src/generated/resource-contract.gen.ts': await readFile(resourceContract, 'utf8'),
    'packages/core/src/generated/operations.gen.ts': printOperations(operations),
    'packages/core/src/generated/resources.gen.ts': printResources(resources),
    'packages/react/src/generated/query-contract.gen.ts': await readFile(queryContract, 'utf8'),
    'packages/react/src/generated/hook-contract.gen.ts': (await readFile(hookContract, 'utf8')).replace(
      './query-contract.ts',
      './query-contract.gen.ts',
    ),
    'packages/react/src/generated/queries.gen.ts': printQueries(resources),
    'packages/react/src/generated/hooks.gen.ts': printHooks(resources),
    'packages/server/src/generated/types.gen.ts': types,
    'packages/server/src/generated/route-handlers.gen.ts': printRouteHandlers(operations),
    'packages/webhooks/src/generated/webhook-events.gen.ts': webhookTypes.replace(clientOptions, ''),
  };
  const files = new Map<string, string>();
  for (const [path, source] of Object.entries(sources)) files.set(path, await format(path, banner + source));
  return files;
}
