import type { Handinger, TaskStream } from '@ramensoft/handinger';

/** What a way of reading a stream gave; what it does not give is left out. */
export interface Read {
  readonly worker?: Handinger.Worker;
  readonly text?: string;
  readonly output?: unknown;
  /** All chunks, in order. */
  readonly chunks?: readonly { readonly type: string }[];
}

/** Every way of reading a stream. Each resolves only when the stream says that it is complete. */
export const consumers: Readonly<Record<string, (stream: TaskStream, hasOutput: boolean) => Promise<Read>>> =
  {
    async 'for await, finalWorker, finalText, structuredOutput'(stream, hasOutput) {
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      const output = hasOutput ? { output: await stream.structuredOutput() } : {};
      return { chunks, worker: await stream.finalWorker(), text: await stream.finalText(), ...output };
    },
    async textStream(stream) {
      let text = '';
      for await (const piece of stream.textStream) text += piece;
      return { text };
    },
    async finalText(stream) {
      return { text: await stream.finalText() };
    },
    async toReadableStream(stream) {
      let sse = '';
      const decoder = new TextDecoder();
      for await (const bytes of stream.toReadableStream()) sse += decoder.decode(bytes, { stream: true });
      if (!sse.endsWith('data: [DONE]\n\n')) throw new Error('It ended without done.');
      return { chunks: chunksOf(sse) };
    },
  };

/** The chunks of an event stream as this repository writes it. */
export function chunksOf(sse: string): { type: string }[] {
  return [...sse.matchAll(/^data: (\{.*\})$/gm)].map(
    (match) => JSON.parse(String(match[1])) as { type: string },
  );
}

/** Chunks in a form in which deltas of one part that follow each other are one: a replay of a turn that is over merges them. */
export function merged(chunks: readonly object[]): { readonly rest: string; readonly delta: string }[] {
  const result: { rest: string; delta: string }[] = [];
  for (const chunk of chunks) {
    let delta: string | undefined;
    const rest = JSON.stringify(chunk, (name, value: unknown) => {
      if (typeof value !== 'string' || !/^(?:delta|inputTextDelta)$/.test(name)) return value;
      delta = value;
      return '';
    });
    const last = result.at(-1);
    if (delta !== undefined && last?.rest === rest) last.delta += delta;
    else result.push({ rest, delta: delta ?? '' });
  }
  return result;
}
