import type {
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider';

/** A tool call of the running turn that has its answer. */
export interface AnsweredCall {
  toolName: string;
  input: unknown;
  /** What the tool returned; for one that failed, its sentence. */
  output: unknown;
  failed: boolean;
}

/** A prompt as the offline model understands it. */
export interface Conversation {
  instructions: string;
  /** What the user said in earlier turns, oldest first. */
  earlierInputs: string[];
  input: string;
  /** Paths that came with the input, and all paths of the workspace. */
  attached: string[];
  files: string[];
  /** Calls made since the input, in the steps that made them. */
  steps: AnsweredCall[][];
  /** The number of the request for an object, from 1; 0 while the prose is asked for. */
  structuredAttempt: number;
}

/** Reads a prompt that the tool loop sent. */
export function readConversation(prompt: LanguageModelV4Prompt): Conversation {
  const conversation: Conversation = {
    instructions: '',
    earlierInputs: [],
    input: '',
    attached: [],
    files: [],
    steps: [],
    structuredAttempt: 0,
  };
  const inputs: string[] = [];
  for (const message of prompt) {
    if (message.role === 'system') {
      conversation.instructions += message.content;
    } else if (message.role === 'user') {
      readUser(message, conversation, inputs);
    } else if (message.role === 'assistant') {
      const calls = message.content.filter((part) => part.type === 'tool-call');
      if (calls.length > 0) {
        conversation.steps.push(
          calls.map(({ toolName, input }) => ({ toolName, input, output: null, failed: false })),
        );
      }
    } else {
      readResults(message, conversation.steps.at(-1) ?? []);
    }
  }
  conversation.input = inputs.at(-1) ?? '';
  conversation.earlierInputs = inputs.slice(0, -1);
  return conversation;
}

function readUser(
  message: Extract<LanguageModelV4Message, { role: 'user' }>,
  conversation: Conversation,
  inputs: string[],
): void {
  const text: string[] = [];
  let context: { attached?: unknown; files?: unknown } = {};
  for (const part of message.content) {
    const ours = part.providerOptions?.['handinger'];
    if (ours?.['structuredAttempt'] !== undefined) {
      conversation.structuredAttempt = Number(ours['structuredAttempt']);
      return;
    }
    if (ours !== undefined) {
      context = ours;
    } else if (part.type === 'text') {
      text.push(part.text);
    }
  }
  inputs.push(text.join('\n'));
  conversation.steps = [];
  conversation.attached = paths(context.attached);
  conversation.files = paths(context.files);
}

function paths(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
}

function readResults(
  message: Extract<LanguageModelV4Message, { role: 'tool' }>,
  calls: AnsweredCall[],
): void {
  const results = message.content.filter((part) => part.type === 'tool-result');
  for (const [index, { output }] of results.entries()) {
    const call = calls[index];
    if (call !== undefined) {
      call.output = valueOf(output);
      call.failed = output.type.startsWith('error') || output.type === 'execution-denied';
    }
  }
}

function valueOf(output: LanguageModelV4ToolResultOutput): unknown {
  return output.type === 'execution-denied' ? (output.reason ?? 'The call was denied.') : output.value;
}
