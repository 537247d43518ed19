import type { ToolSet } from 'ai';

import type { Workspace, WorkspaceFile } from '../workspace.ts';
import { listFiles } from './list-files.ts';
import { readFile } from './read-file.ts';
import { writeFile } from './write-file.ts';

/**
 * The tools with which a model works on a worker's files.
 *
 * @param publish Is told of each file that `write_file` made, and the id of the call.
 */
export function workspaceTools(
  workspace: Workspace,
  publish: (toolCallId: string, file: WorkspaceFile) => void,
) {
  return {
    list_files: listFiles(workspace),
    read_file: readFile(workspace),
    write_file: writeFile(workspace, publish),
  } satisfies ToolSet;
}
