import type { OutputFile, Worker } from '../generated/types.gen.ts';
import type { ToolCall } from './turn-state.ts';

/** A part of a UI message: `Worker.messages` holds such messages. Source: stream.md, the AI SDK's UI message. */
interface MessagePart {
  readonly type: string;
  readonly text?: string;
  readonly toolName?: string;
  readonly toolCallId?: string;
  readonly state?: ToolCall['state'];
  readonly input?: unknown;
  readonly output?: unknown;
  readonly errorText?: string;
  readonly data?: OutputFile;
}

/** The tool calls of the last answer. */
export function toolCallsOf(worker: Worker): ToolCall[] {
  return partsOf(worker)
    .filter(({ toolCallId }) => toolCallId !== undefined)
    .map(({ type, toolName, toolCallId = '', state = 'input-available', input, output, errorText }) => ({
      id: toolCallId,
      name: toolName ?? type.replace(/^tool-/, ''),
      state,
      inputText: undefined,
      input,
      output,
      errorText,
    }));
}

/** The reasoning of the last answer. */
export function reasoningOf(worker: Worker): string {
  return partsOf(worker)
    .filter(({ type }) => type === 'reasoning')
    .map(({ text = '' }) => text)
    .join('');
}

/** The files of the last answer, each once. */
export function filesOf(worker: Worker): OutputFile[] {
  const files = partsOf(worker).flatMap(({ type, data }) => (type === 'data-file' && data ? [data] : []));
  return files.filter(({ url }, at) => files.findLastIndex((file) => file.url === url) === at);
}

function partsOf({ messages }: Worker): MessagePart[] {
  const answer = (messages as ({ role?: string; parts?: MessagePart[] } | null)[]).at(-1);
  return answer?.role === 'assistant' && Array.isArray(answer.parts) ? answer.parts : [];
}
