import type { Snapshot, TaskChunk } from '../streaming/task-chunk.ts';

/**
 * Turns the client's own snapshot chunk into chunks of the protocol: what the reader of the stream has not had yet of the
 * answer. The protocol has no chunk that replaces a message.
 */
export class SnapshotExpander {
  #stepOpen = false;
  /** The text of the last step that had any. */
  #text = '';
  #isNewStep = true;
  readonly #open = new Map<string, 'text-end' | 'reasoning-end'>();
  #sources = new Set<string>();
  #files = new Set<string>();

  /** The chunk itself, or what stands for it. */
  expand(chunk: TaskChunk): readonly TaskChunk[] {
    if (chunk.type === 'data-snapshot') return this.#rest(chunk.data as Snapshot);
    this.#note(chunk);
    return [chunk];
  }

  #note(chunk: TaskChunk): void {
    switch (chunk.type) {
      case 'start-step':
        this.#stepOpen = this.#isNewStep = true;
        break;
      case 'finish-step':
        this.#stepOpen = false;
        break;
      case 'text-start':
        this.#open.set(chunk.id, 'text-end');
        break;
      case 'reasoning-start':
        this.#open.set(chunk.id, 'reasoning-end');
        break;
      case 'text-end':
      case 'reasoning-end':
        this.#open.delete(chunk.id);
        break;
      case 'text-delta':
        this.#text = (this.#isNewStep ? '' : this.#text) + chunk.delta;
        this.#isNewStep = false;
        break;
      case 'source-url':
        this.#sources.add(chunk.url);
        break;
      case 'file':
        this.#files.add(chunk.url);
        break;
      default:
    }
  }

  #rest({ worker, turn }: Snapshot): TaskChunk[] {
    const chunks: TaskChunk[] = [];
    const { output_text: text, sources } = worker;
    const openText = [...this.#open].find(([, type]) => type === 'text-end')?.[0];
    const isContinued = text.startsWith(this.#text);
    if (!isContinued && this.#stepOpen) {
      this.#open.clear();
      chunks.push({ type: 'reset-step' });
    }
    const missing = isContinued && openText !== undefined ? text.slice(this.#text.length) : text;
    const isMissing = missing !== '' && text !== this.#text;
    if (isMissing && isContinued && openText !== undefined) {
      chunks.push({ type: 'text-delta', id: openText, delta: missing });
    }
    for (const [id, type] of this.#open) chunks.push({ type, id });
    const unseenSources = sources.filter(({ url }) => !this.#sources.has(url));
    const unseenFiles = (turn?.files ?? []).filter(({ url }) => !this.#files.has(url));
    for (const { id: sourceId, url, title } of unseenSources) {
      chunks.push({ type: 'source-url', sourceId, url, ...(title !== null && { title }) });
    }
    for (const { filename, mediaType, url, size = 0 } of unseenFiles) {
      if (filename !== null) chunks.push({ type: 'data-file', data: { filename, mediaType, url, size } });
      chunks.push({ type: 'file', url, mediaType });
    }
    if (isMissing && !(isContinued && openText !== undefined)) {
      const id = 'snapshot';
      chunks.push(
        { type: 'text-start', id },
        { type: 'text-delta', id, delta: missing },
        { type: 'text-end', id },
      );
    }
    if (this.#stepOpen) chunks.push({ type: 'finish-step' });
    else if (chunks.length > 0) return [{ type: 'start-step' }, ...chunks, { type: 'finish-step' }];
    return chunks;
  }
}
