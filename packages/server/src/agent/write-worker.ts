import { excerpt } from './offline/excerpt.ts';
import { schemaFromPrompt } from './writing/schema-from-prompt.ts';

/** What a worker is made of when only a prompt was given. */
export interface WrittenWorker {
  instructions: string;
  /** At most 80 characters. */
  summary: string;
  /** Where the prompt implies an answer of a certain form; JSON Schema draft-07. */
  outputSchema: Record<string, unknown> | null;
}

const maxSummary = 80;

/**
 * Writes a worker from a prompt, without a model: the instructions are the prompt with the rules that every worker keeps, the summary is its
 * beginning, and there is a schema where the prompt asks to verify, classify, rate or extract. The same prompt always gives the same worker.
 */
export function writeWorker(prompt: string): WrittenWorker {
  const purpose = prompt.trim() === '' ? 'Help with whatever the input asks for.' : prompt.trim();
  const rules = [
    'Take each input as one case of this purpose, together with the earlier turns of the task.',
    'Read the files that come with an input before you answer, and write long results to a file.',
    'Say plainly what you could not find out. Never make up a fact, a quotation or a source.',
  ];
  return {
    instructions: `${purpose}\n\nHow to work:\n${rules.map((rule) => `- ${rule}`).join('\n')}`,
    summary: excerpt(purpose.split(/(?<=[.!?])\s/)[0] ?? purpose, maxSummary),
    outputSchema: schemaFromPrompt(purpose),
  };
}
