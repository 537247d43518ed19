import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { assets } from '../assets.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}

const document = parse(readFileSync(assets.openapi, 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'handinger');

const validators = new Map<string, ValidateFunction>();

/** What the document says against an answer: nothing, or a sentence. */
export function violationOf(method: string, path: string, status: number, body: unknown): string | undefined {
  const found = findOperation(method, path);
  if (found === undefined) return undefined;
  const response = found.operation.responses[status];
  // Any operation may refuse a request that is not even well-formed, and any server may lack an operation.
  if (response === undefined && status >= 400) return violation('#/components/schemas/ErrorResponse', body);
  if (response === undefined)
    return `${found.operation.operationId} documents no status ${status}: ${JSON.stringify(body)}`;
  const pointer =
    response.$ref ?? `#/paths/${escape(found.template)}/${method.toLowerCase()}/responses/${status}`;
  return violation(`${pointer}/content/application~1json/schema`, body);
}

/** What the document says against a chunk of the stream. */
export function chunkViolation(chunk: unknown): string | undefined {
  return violation('#/components/schemas/StreamChunk', chunk);
}

/** Every operation of the document, as method and path template. */
export function listOperations(): { operationId: string; method: string; path: string }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => 'operationId' in operation)
      .map(([method, { operationId }]) => ({ operationId, method: method.toUpperCase(), path })),
  );
}

function violation(pointer: string, value: unknown): string | undefined {
  let validate = validators.get(pointer);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: `handinger${pointer}` });
    validators.set(pointer, validate);
  }
  return validate(value)
    ? undefined
    : `${pointer}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(value)}`;
}

function findOperation(method: string, path: string): { template: string; operation: Operation } | undefined {
  const [pathname = ''] = path.split('?');
  for (const [template, item] of Object.entries(document.paths)) {
    const operation = item[method.toLowerCase()];
    const pattern = template.replaceAll(/\{(\w+)\}/g, (_part, name: string) =>
      name === 'filePath' ? '.+' : '[^/]+',
    );
    if (operation !== undefined && new RegExp(`^${pattern}$`).test(pathname)) return { template, operation };
  }
  return undefined;
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
