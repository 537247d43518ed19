import type { TextPart } from 'ai';

/** What a turn's user message says besides the user's own words. */
export interface TurnContext {
  /** Paths of the files that came with this message. */
  attached: string[];
  /** Paths of everything in the workspace, the attached files included. */
  files: string[];
}

/** So many paths are listed; a model that needs the others calls `list_files`. */
const maxListed = 50;

/**
 * The second part of a user message: the files, as a sentence for a model and as data for the offline model, which must not
 * mistake words of the user's for it. Null where there are no files.
 */
export function contextPart({ attached, files }: TurnContext): TextPart | null {
  if (files.length === 0 && attached.length === 0) {
    return null;
  }
  const lines = [
    attached.length > 0 ? `Files attached to this message: ${list(attached)}.` : null,
    files.length > 0 ? `Files in the workspace: ${list(files)}.` : null,
    'Use the tools to read them.',
  ];
  return {
    type: 'text',
    text: `\n\n[${lines.filter((line) => line !== null).join(' ')}]`,
    providerOptions: { handinger: { attached, files } },
  };
}

function list(paths: string[]): string {
  const shown = paths.slice(0, maxListed).map((path) => JSON.stringify(path));
  return shown.join(', ') + (paths.length > maxListed ? ` and ${paths.length - maxListed} more` : '');
}
