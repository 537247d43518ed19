import { tool } from 'ai';
import { z } from 'zod';

import type { Workspace, WorkspaceFile } from '../workspace.ts';

const maxCharacters = 5_000_000;

/** `write_file`: makes or replaces a text file and publishes it as a result of the turn. */
export function writeFile(workspace: Workspace, publish: (toolCallId: string, file: WorkspaceFile) => void) {
  return tool({
    description:
      'Writes a text file to the workspace and hands it to the user as a result. Replaces a file of that name.',
    inputSchema: z.object({
      path: z.string().describe('Path relative to the workspace, such as "report.md".'),
      content: z.string().max(maxCharacters).describe('The whole text of the file.'),
    }),
    execute: async ({ path, content }, { toolCallId }) => {
      const file = await workspace.write(path, content);
      publish(toolCallId, file);
      return file;
    },
  });
}
