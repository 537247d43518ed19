import type { Document, OperationObject } from '../document/document.ts';
import { resolve } from '../document/resolve.ts';
import type { ResponseModel } from './operation-model.ts';

/** Reads what an operation answers on success. Throws when the document gives it no 2xx response with a body. */
export function readResponse(document: Document, id: string, operation: OperationObject): ResponseModel {
  const success = Object.entries(operation.responses).find(([status]) => /^2\d\d$/.test(status));
  const content = success && resolve(document, success[1]).content;
  if (!success || !content) throw new Error(`${id} has no 2xx response with content. Add one.`);
  const json = content['application/json'];
  const stream = content['text/event-stream'];
  const kind = json && stream ? 'json-or-stream' : json ? 'json' : stream ? 'stream' : 'binary';
  return { status: success[0], kind, schema: json?.schema };
}
