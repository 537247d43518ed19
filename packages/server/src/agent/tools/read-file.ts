import { tool } from 'ai';
import { z } from 'zod';

import { decodeText } from '../decode-text.ts';
import type { Workspace } from '../workspace.ts';

/** So much of a file goes to the model at once; the rest can be asked for with `offset`. */
const maxCharacters = 50_000;

/** `read_file`: a file's text, 50000 characters at a time; of a binary file only what it is. */
export function readFile(workspace: Workspace) {
  return tool({
    description:
      'Reads a text file from the workspace. Of a binary file it returns only the size and the media type. ' +
      `At most ${maxCharacters} characters come at once; nextOffset is where to go on.`,
    inputSchema: z.object({
      path: z.string().describe('Path relative to the workspace, such as "notes.txt".'),
      offset: z.int().min(0).optional().describe('The character to start at; 0 by default.'),
    }),
    execute: async ({ path, offset = 0 }) => {
      const { absolutePath: _, ...file } = await workspace.locate(path);
      const text = decodeText(await workspace.read(path));
      if (text === null) {
        return { ...file, binary: true as const, note: 'This file is not text; its content is not shown.' };
      }
      const end = offset + maxCharacters;
      return { ...file, text: text.slice(offset, end), ...(end < text.length && { nextOffset: end }) };
    },
  });
}
