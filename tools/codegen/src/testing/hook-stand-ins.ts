/** What the generated hooks import of the client, as far as types go: one made of the generated resources in the same folder. */
export const hookStandIns: Readonly<Record<string, string>> = {
  'handinger.ts': `
import type { HandingerResources } from './packages/core/src/generated/resources.gen.ts';
import type { StreamChunk } from './packages/core/src/generated/types.gen.ts';
export type { PagePromise } from './packages/core/src/generated/resource-contract.gen.ts';
interface Binding { options: { timeout?: number; signal?: AbortSignal }; stream: AsyncIterable<StreamChunk> }
export type Handinger = HandingerResources<Binding>;
export declare class HandingerError extends Error {
  constructor(message: string, options: { code: string });
}
`,
};
