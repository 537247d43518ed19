import type { OutputFile, Source, ToolCall } from '@ramensoft/handinger';

/** A part of a message of the stream protocol, as far as it is shown here. Kinds that are not known are left out. */
export interface MessagePart {
  readonly type: string;
  readonly text?: string;
  readonly state?: string;
  readonly toolName?: string;
  readonly toolCallId?: string;
  readonly input?: unknown;
  readonly rawInput?: string;
  readonly output?: unknown;
  readonly errorText?: string | undefined;
  readonly sourceId?: string;
  readonly url?: string;
  readonly title?: string | null | undefined;
  readonly filename?: string | null | undefined;
  readonly mediaType?: string;
  readonly data?: unknown;
}

/** What a worker thought or did between two pieces of text. */
export type AnswerStep =
  | { readonly kind: 'reasoning'; readonly text: string; readonly running: boolean }
  | { readonly kind: 'tool'; readonly call: ToolCall };

export type AnswerPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps'; readonly steps: readonly AnswerStep[] };

/** An answer in the order in which it is shown: text and steps as they came, then what belongs to the whole of it. */
export interface Answer {
  readonly pieces: readonly AnswerPiece[];
  /** Each address once. */
  readonly sources: readonly Source[];
  /** Each file once, as it was published last. */
  readonly files: readonly OutputFile[];
}

/** Puts the parts of an answer together for showing. */
export function readAnswer(parts: readonly MessagePart[]): Answer {
  const pieces: AnswerPiece[] = [];
  const sources = new Map<string, Source>();
  const files = new Map<string, OutputFile>();
  let steps: AnswerStep[] | undefined;

  const addStep = (step: AnswerStep) => {
    if (steps === undefined) pieces.push({ kind: 'steps', steps: (steps = []) });
    steps.push(step);
  };
  for (const part of parts) {
    if (part.type === 'text') {
      if (!part.text) continue;
      pieces.push({ kind: 'text', text: part.text });
      steps = undefined;
    } else if (part.type === 'reasoning') {
      if (part.text) addStep({ kind: 'reasoning', text: part.text, running: part.state === 'streaming' });
    } else if (part.toolCallId !== undefined) {
      addStep({ kind: 'tool', call: toToolCall(part, part.toolCallId) });
    } else if (part.type === 'source-url' && part.url !== undefined) {
      if (!sources.has(part.url)) sources.set(part.url, toSource(part, part.url));
    } else if (part.type === 'data-file') {
      const file = part.data as OutputFile;
      files.set(file.url, file);
    } else if (part.type === 'file' && part.url !== undefined && !files.has(part.url)) {
      // The protocol's own part has no name; a `data-file` before it has, and then this one tells nothing new.
      files.set(part.url, {
        filename: part.filename ?? null,
        mediaType: part.mediaType ?? '',
        url: part.url,
      });
    }
  }
  return { pieces, sources: [...sources.values()], files: [...files.values()] };
}

/** One object for one part: an answer is put together again at each piece of it, and lines that did not change are not drawn again. */
const callOf = new WeakMap<MessagePart, ToolCall>();

function toToolCall(part: MessagePart, id: string): ToolCall {
  let call = callOf.get(part);
  if (call === undefined) callOf.set(part, (call = readToolCall(part, id)));
  return call;
}

function readToolCall(part: MessagePart, id: string): ToolCall {
  return {
    id,
    name: part.toolName ?? part.type.replace(/^tool-/, ''),
    state: (part.state ?? 'input-available') as ToolCall['state'],
    inputText: part.rawInput,
    input: part.input,
    output: part.output,
    errorText: part.errorText,
  };
}

function toSource(part: MessagePart, url: string): Source {
  return { id: part.sourceId ?? url, type: 'url', url, title: part.title ?? null };
}
