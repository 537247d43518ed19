import type { Document, Schema } from './document.ts';
import { referenceName } from './reference-name.ts';

/** A document that describes no operation, only schemas. */
export interface SchemaDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, never>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What a receiver of webhooks needs to know of a document: the schemas of the bodies it is sent, in the document's order. */
export function webhookDocument({ webhooks = {}, components }: Document): SchemaDocument {
  const bodies = Object.values(webhooks).map((item) => item.post?.requestBody?.content);
  const reached = new Set<string>();
  reach(bodies);
  const schemas = Object.entries(components.schemas).filter(([name]) => reached.has(name));
  return {
    openapi: '3.1.1',
    info: { title: 'Webhooks', version: '0' },
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  };

  function reach(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref' || typeof inner !== 'string') reach(inner);
      else if (!reached.has(referenceName(inner))) {
        reached.add(referenceName(inner));
        reach(components.schemas[referenceName(inner)]);
      }
    }
  }
}
