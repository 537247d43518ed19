import type { AnsweredCall, Conversation } from './conversation.ts';
import { excerpt } from './excerpt.ts';
import { parseDirectives } from './parse-directives.ts';
import { relevantLines } from './relevant-lines.ts';

/** Earlier inputs that the answer repeats. */
const maxEarlier = 5;

/**
 * The offline model's answer: what it is, then what it was given. It never says anything that is not in the instructions, the history,
 * the input or the files.
 *
 * @param text The input without its directives.
 * @param cited The addresses cited in this turn.
 * @param skippedCalls Tool calls that the budget left no room for.
 */
export function answerText(
  conversation: Conversation,
  text: string,
  cited: string[],
  skippedCalls: number,
): string {
  const { instructions, earlierInputs, steps } = conversation;
  const paragraphs = [
    'This is the offline model of the local Handinger server. It knows nothing of its own: this answer only repeats what it was given.',
    text === '' ? null : `You said: “${excerpt(text, 400)}”`,
    instructions.trim() === ''
      ? null
      : `The instructions are: “${excerpt(withoutDirectives(instructions), 240)}”`,
    describeEarlier(earlierInputs),
    ...steps.flat().map((call) => describeCall(call, text)),
    cited.length === 0 ? null : `Sources: ${cited.join(' ')}`,
    skippedCalls === 0
      ? null
      : `The budget left no step for ${skippedCalls} more tool ${skippedCalls === 1 ? 'call' : 'calls'}.`,
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}

function describeEarlier(inputs: string[]): string | null {
  if (inputs.length === 0) {
    return null;
  }
  const quoted = inputs.slice(-maxEarlier).map((input) => `“${excerpt(withoutDirectives(input), 120)}”`);
  return `Earlier in this task you said, in ${inputs.length} ${inputs.length === 1 ? 'turn' : 'turns'}: ${quoted.join(', ')}`;
}

/** Old inputs are quoted only: a directive that is wrong there is shown as it is. */
function withoutDirectives(text: string): string {
  try {
    return parseDirectives(text).text;
  } catch {
    return text;
  }
}

interface FileOutput {
  path?: string;
  size?: number;
  mediaType?: string;
  text?: string;
  files?: { path: string }[];
}

function describeCall({ toolName, input, output, failed }: AnsweredCall, question: string): string {
  const { path } = input as { path?: string };
  if (failed) {
    return `The tool ${toolName} failed: ${excerpt(String(output), 200)}`;
  }
  const result = output as FileOutput;
  switch (toolName) {
    case 'read_file':
      return result.text === undefined
        ? `The file ${path} is binary (${result.mediaType}, ${result.size} bytes), so it can't be quoted.`
        : `The file ${path} (${result.size} bytes) says: “${excerpt(relevantLines(result.text, question, 3).join(' / '), 300)}”`;
    case 'list_files': {
      const paths = (result.files ?? []).map((file) => file.path);
      return paths.length === 0
        ? 'The workspace is empty.'
        : `The workspace holds: ${excerpt(paths.join(', '), 300)}`;
    }
    case 'write_file':
      return `The file ${path} was written (${result.size} bytes).`;
    default:
      return `The tool ${toolName} answered: ${excerpt(JSON.stringify(output), 200)}`;
  }
}
