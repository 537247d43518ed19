import type { Document } from '../document/document.ts';
import { pascalCase } from '../naming/pascal-case.ts';
import { singular } from '../naming/singular.ts';
import type { OperationModel } from './operation-model.ts';

/** A resource of the client: its methods and the resources inside it. */
export interface Resource {
  /** `schedules` */
  readonly property: string;
  /** `Schedules` */
  readonly name: string;
  /** `Schedules`, or `UsageResource` where a schema of the document is named `Usage`. */
  readonly className: string;
  /** `Schedule`, the beginning of the names of its parameter types. */
  readonly singularName: string;
  readonly description: string;
  readonly operations: OperationModel[];
  readonly children: Resource[];
}

/**
 * Arranges operations by the resource that their ids name. A resource is named for the last part of these; when an
 * earlier one has that name already, for the whole (`teams.schedules` → `TeamsSchedules`).
 */
export function resourceTree(document: Document, operations: readonly OperationModel[]): Resource[] {
  const roots: Resource[] = [];
  const byPath = new Map<string, Resource>();
  const names = new Set<string>();

  function resourceAt(path: readonly string[]): Resource {
    const key = path.join('.');
    const known = byPath.get(key);
    if (known) return known;
    const property = path.at(-1) ?? '';
    const parent = path.length > 1 ? resourceAt(path.slice(0, -1)) : undefined;
    const name = pascalCase(names.has(pascalCase(property)) ? key : property);
    const resource: Resource = {
      property,
      name,
      className: document.components.schemas[name] ? `${name}Resource` : name,
      singularName: singular(name),
      description: document.tags?.find((tag) => tag.name === key)?.description ?? `The resource \`${key}\`.`,
      operations: [],
      children: [],
    };
    names.add(name);
    byPath.set(key, resource);
    (parent?.children ?? roots).push(resource);
    return resource;
  }

  for (const operation of operations) resourceAt(operation.resource).operations.push(operation);
  return roots;
}
