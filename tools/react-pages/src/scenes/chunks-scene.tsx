import { useTask } from '@ramensoft/handinger-react';
import { useRef } from 'react';
import type { SceneProps } from './scene-props.ts';

/** What the scene counts, from the submission to the end of the turn. */
export interface ChunkCounts {
  chunks: number;
  renders: number;
  frames: number;
}

function Chunks({ workerId, counts, input }: { workerId: string; counts: ChunkCounts; input: string }) {
  counts.renders += 1;
  const { text, status, submit } = useTask({
    workerId,
    onChunk: () => {
      counts.chunks += 1;
    },
  });
  function start() {
    Object.assign(counts, { chunks: 0, renders: 0, frames: 0 });
    void submit(input);
  }
  return (
    <main>
      <button type="button" onClick={start}>
        Send
      </button>
      <p data-testid="status">{status}</p>
      <p data-testid="words">{text.split(/\s+/).length}</p>
      <p data-testid="text">{text}</p>
    </main>
  );
}

/** One turn of many chunks: how often it renders, and how many frames the browser has for that. */
export function ChunksScene({ workerId, parameters }: SceneProps) {
  const counts = useRef<ChunkCounts>(null);
  if (counts.current === null) {
    const made: ChunkCounts = { chunks: 0, renders: 0, frames: 0 };
    counts.current = made;
    Object.assign(globalThis, { counts: made });
    const count = () => {
      made.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }
  return <Chunks workerId={workerId} counts={counts.current} input={parameters.get('input') ?? ''} />;
}
