import type { TurnRequest } from '../turn-request.ts';
import type { Workspace } from '../workspace.ts';

/** Puts an upload into the workspace, as the server does before a turn. */
export async function attach(
  workspace: Workspace,
  name: string,
  content: string | Uint8Array,
): Promise<TurnRequest['inputFiles'][number]> {
  const { path, mediaType, size } = await workspace.add(name, Buffer.from(content));
  return { filename: path, mediaType, size };
}
