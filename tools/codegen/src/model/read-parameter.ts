import type { Document, Parameter } from '../document/document.ts';
import { camelCase } from '../naming/camel-case.ts';
import { firstExample } from './first-example.ts';
import type { Field } from './operation-model.ts';

/** Reads a parameter of the document as a field. A header `Last-Event-ID` is named `lastEventId`. */
export function readParameter(document: Document, parameter: Parameter): Field {
  return {
    name: parameter.in === 'header' ? camelCase(parameter.name.toLowerCase()) : parameter.name,
    wireName: parameter.name,
    required: parameter.required === true,
    deprecated: parameter.deprecated === true,
    description: parameter.description ?? '',
    schema: parameter.schema,
    binary: false,
    slashes: parameter['x-handinger-slashes'] === true,
    example: firstExample(document, parameter.examples),
  };
}
