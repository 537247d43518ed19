import { tool } from 'ai';
import { z } from 'zod';

import type { Workspace } from '../workspace.ts';

const maxFiles = 500;

/** `list_files`: every file of the workspace, at most 500 of them. */
export function listFiles(workspace: Workspace) {
  return tool({
    description: 'Lists the files in the workspace, with their sizes in bytes and their media types.',
    inputSchema: z.object({}),
    execute: async () => {
      const files = await workspace.list();
      return { files: files.slice(0, maxFiles), total: files.length };
    },
  });
}
