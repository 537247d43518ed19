import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { assets } from '../assets.ts';

export interface Spec {
  readonly yaml: string;
  readonly json: string;
  /** The document as the router takes it. */
  readonly forRouter: object;
}

interface Document {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { parameters: Record<string, Record<string, unknown>> };
}

/** Reads the API's document, which gives the server its routes and their validation. */
export async function loadSpec(): Promise<Spec> {
  const yaml = await readFile(assets.openapi, 'utf8');
  const document = parse(yaml) as Document;
  return { yaml, json: JSON.stringify(document), forRouter: forRouter(structuredClone(document)) };
}

/**
 * The router needs to know what comes in; how answers look is for readers of the document. Its parameters end at a slash, so
 * one that may hold slashes becomes its wildcard, under its own name in the route's configuration. Node gives the names of
 * headers in lower case.
 */
function forRouter(document: Document): object {
  const paths: Document['paths'] = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const wildcard = slashedParameter(item);
    for (const operation of Object.values(item)) {
      delete operation['responses'];
      for (const parameter of parametersOf(document, operation)) {
        if (parameter['in'] === 'header') parameter['name'] = String(parameter['name']).toLowerCase();
      }
      if ('operationId' in operation) operation['x-fastify-config'] = { wildcard };
    }
    paths[wildcard === undefined ? path : path.replace(`{${wildcard}}`, '*')] = item;
  }
  return { ...document, paths };
}

function parametersOf(document: Document, operation: Record<string, unknown>): Record<string, unknown>[] {
  const parameters = (operation['parameters'] ?? []) as Record<string, unknown>[];
  return parameters.map((parameter) => {
    const shared = /^#\/components\/parameters\/(.+)$/.exec(String(parameter['$ref']))?.[1];
    return shared === undefined ? parameter : (document.components.parameters[shared] ?? parameter);
  });
}

function slashedParameter(item: Record<string, unknown>): string | undefined {
  const parameters = (item['parameters'] ?? []) as Record<string, unknown>[];
  return parameters.find((parameter) => parameter['x-handinger-slashes'] === true)?.['name'] as
    | string
    | undefined;
}
