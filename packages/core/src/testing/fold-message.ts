import type { StreamChunk } from '../generated/types.gen.ts';

/** A part of a UI message, as the stream protocol has it. */
export type MessagePart = { readonly type: string } & Record<string, unknown>;

/** The chunks of a turn as the parts of one message. */
export function foldMessage(chunks: readonly StreamChunk[]): MessagePart[] {
  const parts: MessagePart[] = [];
  const open = new Map<string, Record<string, unknown>>();
  const add = (part: MessagePart, key?: string) => {
    parts.push(part);
    if (key !== undefined) open.set(key, part);
  };
  for (const chunk of chunks) {
    const { type, ...rest } = chunk as { type: string } & Record<string, unknown>;
    const id = String(rest['id'] ?? rest['toolCallId'] ?? '');
    const part = open.get(id);
    if (type === 'start-step') add({ type: 'step-start' });
    else if (type === 'text-start' || type === 'reasoning-start') {
      add({ type: type.slice(0, -6), text: '', state: 'streaming' }, id);
    } else if ((type === 'text-delta' || type === 'reasoning-delta') && part) {
      part['text'] = `${String(part['text'])}${String(rest['delta'])}`;
    } else if ((type === 'text-end' || type === 'reasoning-end') && part) part['state'] = 'done';
    else if (type === 'tool-input-available') {
      add(
        {
          type: `tool-${String(rest['toolName'])}`,
          toolCallId: id,
          state: 'input-available',
          input: rest['input'],
        },
        id,
      );
    } else if (type === 'tool-output-available' && part) {
      Object.assign(part, { state: 'output-available', output: rest['output'] });
    } else if (type === 'tool-output-error' && part) {
      Object.assign(part, { state: 'output-error', errorText: rest['errorText'] });
    } else if (type === 'source-url' || type === 'file' || (type.startsWith('data-') && !rest['transient'])) {
      add({ type, ...rest });
    }
  }
  return parts;
}
