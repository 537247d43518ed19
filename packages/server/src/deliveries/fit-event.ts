import type { WebhookEvent } from '../generated/types.gen.ts';
import { clipJson } from './clip-json.ts';
import { jsonBytes } from './json-bytes.ts';

/** What Express takes by default is 100 kB, and nobody in wide use takes less. */
const maxBytes = 96 * 1024;

/** What every text keeps of its beginning, in bytes of its JSON. */
const keptBytes = 1024;

/** What may be cut, in the order in which it gets what room there is. */
const parts = ['structuredOutput', 'files', 'error', 'outputText', 'input'] as const;

/**
 * An event as JSON of at most 98,304 bytes. What is cut is named in `truncated`: every text keeps its first 1,024 bytes, and the
 * rest of the room goes to `structuredOutput`, which stays whole or becomes null, then to the files from the first one, then to
 * the rest of the error, of the output and of the input.
 */
export function fitEvent(event: WebhookEvent): string {
  const whole = JSON.stringify(event);
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  const { turn } = event;
  const kept = {
    ...turn,
    ...(typeof turn.error === 'string' && { error: clipJson(turn.error, keptBytes) }),
    outputText: clipJson(turn.outputText, keptBytes),
    input: clipJson(turn.input, keptBytes),
    structuredOutput: null as typeof turn.structuredOutput,
    files: [] as typeof turn.files,
  };
  let room = maxBytes - jsonBytes({ ...event, turn: kept, truncated: parts.map(pathOf) });

  const size = jsonBytes(turn.structuredOutput) - jsonBytes(null);
  if (size <= room) {
    kept.structuredOutput = turn.structuredOutput;
    room -= size;
  }
  for (const file of turn.files) {
    const bytes = jsonBytes(file) + 1;
    if (bytes > room) break;
    kept.files.push(file);
    room -= bytes;
  }
  for (const name of ['error', 'outputText', 'input'] as const) {
    const text = turn[name];
    if (typeof text !== 'string') continue;
    const before = jsonBytes(kept[name]);
    kept[name] = clipJson(text, before + room);
    room -= jsonBytes(kept[name]) - before;
  }

  const truncated = parts.filter((part) =>
    part === 'files' ? kept.files.length < turn.files.length : kept[part] !== turn[part],
  );
  return JSON.stringify({ ...event, turn: kept, truncated: truncated.map(pathOf) });
}

function pathOf(part: (typeof parts)[number]): string {
  return `turn.${part}`;
}
