import type { DeepPartial } from './deep-partial.ts';
import { PartialJson } from './partial-json.ts';

/** As much of a chunk as is looked at; all others are let pass. */
interface Chunk {
  readonly type: string;
}

/** The data of a `data-output-delta`. */
interface OutputDelta {
  readonly attempt: number;
  readonly delta: string;
}

/** What may stand before the JSON in a text: a Markdown fence. */
const beforeJson = /^\s*(?:```(?:json)?\s*\n\s*)?(?=[[{])/i;
const mayStillBecomeJson = /^\s*(?:`{1,3}|```[a-z]{0,4}\s*)?$/i;

/**
 * The structured output of a turn while it is being written, read from the chunks of its stream: from `data-output-delta`, or where the
 * server sends none, from the answer's text, if that is JSON. Not validated: the schema has its say at the end.
 */
export class PartialOutput<T = unknown> {
  #json = new PartialJson();
  /** The attempt that is being read; 0 while it is the text. */
  #attempt = 0;
  /** The text part that is being read, and its beginning until it is known whether it is JSON. */
  #textId: unknown;
  #textStart: string | undefined = '';

  /** Reads the next chunk. Undefined where it changed nothing; else the output as it is now. */
  read(chunk: Chunk): { readonly value: DeepPartial<T> } | undefined {
    const { type, id, delta, data } = chunk as Chunk & Record<string, unknown>;
    if (type === 'start') this.#begin(0);
    else if (type === 'data-output-delta') this.#readDelta(data as Partial<OutputDelta>);
    else if (type === 'text-delta' && this.#attempt === 0) this.#readText(id, delta as string);
    else if (type === 'data-worker') return this.#readObject(data);
    else if (type === 'data-snapshot') return this.#readObject((data as { worker?: unknown }).worker);
    return this.#json.takeChange() as { value: DeepPartial<T> } | undefined;
  }

  #begin(attempt: number): void {
    this.#json = new PartialJson();
    this.#attempt = attempt;
    this.#textStart = '';
  }

  #readDelta({ attempt = 1, delta }: Partial<OutputDelta>): void {
    // An answer that did not validate is written anew.
    if (attempt > this.#attempt) this.#begin(attempt);
    if (attempt === this.#attempt && typeof delta === 'string') this.#json.write(delta);
  }

  #readText(id: unknown, delta: string): void {
    if (id !== this.#textId) {
      this.#begin(0);
      this.#textId = id;
    }
    if (this.#textStart === undefined) {
      this.#json.write(delta);
      return;
    }
    const text = this.#textStart + delta;
    const start = beforeJson.exec(text);
    if (start) this.#json.write(text.slice(start[0].length));
    // Prose stays prose: a closing brace is what no JSON begins with.
    else if (!mayStillBecomeJson.test(text)) this.#json.write('}');
    this.#textStart = start || !mayStillBecomeJson.test(text) ? undefined : text;
  }

  /** The final state holds the whole object, also where the deltas were missed. */
  #readObject(worker: unknown): { readonly value: DeepPartial<T> } | undefined {
    const output = (worker as { structured_output?: unknown } | undefined)?.structured_output;
    if (output == null || this.#json.state === 'complete') return undefined;
    return { value: output as DeepPartial<T> };
  }
}
