import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

/**
 * Validates by the document's own schemas: JSON bodies exactly as they are, everything that comes as text (query, path,
 * headers) with its numbers and booleans read from the text.
 */
export function addValidation(app: FastifyInstance): void {
  const exact = createAjv(false);
  const fromText = createAjv('array');
  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    const ajv = httpPart === 'body' ? exact : fromText;
    return ajv.compile(forAjv(structuredClone(schema)) as object);
  });
  // The document's schemas describe answers for readers; as a serializer they would drop what a newer part of the server adds.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

function createAjv(coerceTypes: false | 'array'): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, discriminator: true, allErrors: true, coerceTypes });
  addFormats.default(ajv);
  return ajv;
}

/** Ajv refuses a discriminator's `mapping`, and files are no text once they were taken out of a form. */
function forAjv(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forAjv);
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as Record<string, unknown>;
  if (schema['format'] === 'binary') return {};
  const entries = Object.entries(schema).map(([key, value]) => {
    const isMapped = key === 'discriminator' && typeof value === 'object';
    return [
      key,
      isMapped ? { propertyName: (value as Record<string, unknown>)['propertyName'] } : forAjv(value),
    ];
  });
  return Object.fromEntries(entries) as unknown;
}
