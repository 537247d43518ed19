import type { OperationModel } from '../model/operation-model.ts';
import type { Resource } from '../model/resource-tree.ts';
import { pascalCase } from '../naming/pascal-case.ts';
import type { MethodSignature } from './method-signature.ts';

/** Hooks of `packages/react` that are written by hand: no operation takes their names. */
const takenNames = new Set(['Attachments', 'Handinger', 'Task', 'WorkerStream']);

/**
 * Names the hook of an operation, without `use`. What reads is named for what it gives: `tasks.list` → `Tasks`,
 * `workers.retrieveEmail` → `WorkerEmail`, `workers.schedules.preview` → `SchedulePreview`; what writes, for what it does:
 * `workers.webhooks.regenerateToken` → `RegenerateWebhookToken`. A name that is taken gives way to the type of the answer.
 */
export function hookName(resource: Resource, operation: OperationModel, signature: MethodSignature): string {
  const name = plainName(resource, operation);
  return takenNames.has(name) ? signature.result : name;
}

function plainName({ name, singularName }: Resource, { method, reads }: OperationModel): string {
  const [, verb = '', rest = ''] = /^([a-z]+)(.*)$/.exec(method) ?? [];
  if (!reads) return `${pascalCase(verb)}${singularName}${rest}`;
  if (method === 'list') return name;
  return singularName + (verb === 'list' || verb === 'retrieve' ? rest : pascalCase(method));
}
