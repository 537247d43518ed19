import type { Conversation } from './conversation.ts';
import type { Directive } from './directive.ts';
import type { DirectedInput } from './parse-directives.ts';
import { urlsIn } from './urls-in.ts';

/** A thing that the offline model does. `calls` ends a step, since the model must wait for the answers; `answer` is the usual text. */
export type Action =
  | Exclude<Directive, { name: 'tool' | 'pace' | 'violate-schema' }>
  | { name: 'calls'; calls: { toolName: string; input: unknown }[] }
  | { name: 'answer' };

/**
 * All that the offline model does in a turn, in order: it reads the files that came with the input or that the input names, follows the
 * directives, cites the addresses in the input, and answers.
 */
export function planTurn({ attached, files }: Conversation, { directives, text }: DirectedInput): Action[] {
  const toRead = new Set([...attached, ...files.filter((path) => isNamed(path, text))]);
  const reads = Array.from(toRead, (path) => ({ toolName: 'read_file', input: { path } }));
  const calls = reads.length === 0 && asksForFiles(text) ? [{ toolName: 'list_files', input: {} }] : reads;
  const ordered = directives.flatMap((directive): Action[] => {
    if (directive.name === 'tool') {
      return [{ name: 'calls', calls: [{ toolName: directive.toolName, input: directive.input }] }];
    }
    return directive.name === 'pace' || directive.name === 'violate-schema' ? [] : [directive];
  });
  return [
    ...(calls.length > 0 ? [{ name: 'calls' as const, calls }] : []),
    ...ordered,
    ...urlsIn(text).map((url) => ({ name: 'source' as const, url, title: null })),
    ...(directives.some(({ name }) => name === 'tokens') ? [] : [{ name: 'answer' as const }]),
  ];
}

/** Whether the text holds the path, or the file's name, as a word of its own. */
function isNamed(path: string, text: string): boolean {
  const names = [path, path.split('/').at(-1) ?? path];
  return names.some((name) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}_/.-])${name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}(?![\p{L}\p{N}_/-]|\.\p{L})`,
      'iu',
    ).test(text),
  );
}

/** Whether the text asks what there is, or names a file that is not there: then the listing is the answer. */
function asksForFiles(text: string): boolean {
  const words = text.replaceAll(/https?:\/\/\S+/g, '');
  return (
    /\b(list|which|what)\b.{0,20}\bfiles?\b/i.test(words) ||
    // From the beginning of a word only: from every letter of it, a long word takes quadratic time.
    /(?<![\w-])[\w-]+\.(txt|md|csv|json|jsonl|xml|html|ya?ml|pdf|docx?|xlsx?|png|jpe?g|log)\b/i.test(words)
  );
}
