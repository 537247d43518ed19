import type { ScriptedAnswer, ScriptedChunk } from './turn-script.ts';

/** What an answer in its parts does with the files that it publishes. */
export interface FilePublisher {
  /** Stores a file in the task's workspace, and says where it can be fetched. */
  publish(path: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>): string;
}

/** An answer in its parts as chunks. */
export function* answerChunks(answer: ScriptedAnswer, files: FilePublisher): Generator<ScriptedChunk> {
  const { reasoning, sources = [], text, output, error, aborted } = answer;
  if (reasoning !== undefined) {
    yield { type: 'reasoning-start', id: 'reasoning' };
    yield { type: 'reasoning-delta', id: 'reasoning', delta: reasoning };
    yield { type: 'reasoning-end', id: 'reasoning' };
  }
  for (const [index, { url, title }] of sources.entries()) {
    yield { type: 'source-url', sourceId: `source-${index + 1}`, url, ...(title !== undefined && { title }) };
  }
  for (const { filename: path, data, mediaType = mediaTypeOf(path) } of answer.files ?? []) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : new Uint8Array(data);
    const url = files.publish(path, mediaType, bytes);
    const filename = path.split('/').at(-1) ?? path;
    yield { type: 'data-file', data: { filename, mediaType, url, size: bytes.byteLength } };
    yield { type: 'file', url, mediaType };
  }
  const object = output === undefined ? '' : JSON.stringify(output);
  const texts = text ?? (object ? [object] : []);
  yield* typeof texts === 'string' ? [texts] : texts;
  // An answer whose text is the object already has none of these.
  if (text !== undefined && object) yield* outputDeltas(object);
  if (error !== undefined) yield { type: 'error', errorText: error };
  else if (aborted) yield { type: 'abort' };
}

function* outputDeltas(object: string): Generator<ScriptedChunk> {
  const length = Math.ceil(object.length / 4);
  for (let start = 0; start < object.length; start += length) {
    const delta = object.slice(start, start + length);
    yield { type: 'data-output-delta', data: { attempt: 1, delta }, transient: true };
  }
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.md')) return 'text/markdown';
  return path.endsWith('.json') ? 'application/json' : 'text/plain';
}
