/** Prose as models write it, with what JSON has to escape. */
const prose = [
  'The worker said: "It\'s done."\n\n- **First**, read the file `notes.txt`;\n',
  '- then compare 42.50 with the total of the invoice.\n\n> Nothing else was found.\n\n',
].join('');

/** An event stream as it comes from the server, and what is in it. */
export interface StreamWire {
  /** The data of the events, as text. */
  readonly data: readonly string[];
  /** The bytes, in the pieces in which they are read. */
  readonly pieces: readonly Uint8Array[];
}

/** Text deltas whose data is of one size, in characters, read in pieces of so many bytes, or one event a piece. */
export function streamWire(size: number, count: number, piece: number | 'event'): StreamWire {
  const data = Array.from({ length: count }, (_, index) => delta(size, index));
  const events = data.map((text, index) => `id: ${index + 1}\nevent: text-delta\ndata: ${text}\n\n`);
  const end = `id: ${count + 1}\nevent: finish\ndata: {"type":"finish"}\n\nevent: done\ndata: [DONE]\n\n`;
  const encoder = new TextEncoder();
  if (piece === 'event') return { data, pieces: [...events, end].map((event) => encoder.encode(event)) };
  const bytes = encoder.encode([...events, end].join(''));
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += piece) pieces.push(bytes.subarray(at, at + piece));
  return { data, pieces };
}

/** The answer, its body read from memory. */
export function streamResponse({ pieces }: StreamWire): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[next];
        next += 1;
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}

function delta(size: number, index: number): string {
  const source = prose.repeat(Math.ceil(size / prose.length) + 1).slice(index % prose.length);
  const json = (length: number) =>
    JSON.stringify({ type: 'text-delta', id: 'txt_1', delta: source.slice(0, length) });
  let length = size - json(0).length;
  // What is escaped takes two characters.
  while (json(length).length > size) length -= Math.max(1, Math.ceil((json(length).length - size) / 2));
  return json(length);
}
