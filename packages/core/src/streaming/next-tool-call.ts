import type { ToolCall } from './turn-state.ts';

/** The fields that the chunks of a tool call may have. */
export interface ToolChunk {
  readonly type: string;
  readonly toolCallId?: string;
  readonly toolName?: string;
  readonly inputTextDelta?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly errorText?: string;
}

const toolStates: Readonly<Record<string, ToolCall['state']>> = {
  'tool-input-start': 'input-streaming',
  'tool-input-available': 'input-available',
  'tool-input-error': 'output-error',
  'tool-approval-request': 'approval-requested',
  'tool-output-available': 'output-available',
  'tool-output-error': 'output-error',
  'tool-output-denied': 'output-denied',
};

/** The tool call after one more of its chunks. */
export function nextToolCall(known: ToolCall | undefined, chunk: ToolChunk): ToolCall {
  const state = toolStates[chunk.type] ?? known?.state ?? 'input-streaming';
  const text = (known?.inputText ?? '') + (chunk.inputTextDelta ?? '');
  return {
    id: chunk.toolCallId ?? '',
    name: chunk.toolName ?? known?.name ?? '',
    state,
    inputText: state === 'input-streaming' ? text : undefined,
    input: 'input' in chunk ? chunk.input : known?.input,
    output: 'output' in chunk ? chunk.output : known?.output,
    errorText: chunk.errorText ?? known?.errorText,
  };
}
