/** Runs in a page of the app, and leaves there what it finds out. */
import { Handinger } from '@ramensoft/handinger';

async function findOut(): Promise<object> {
  const workerId = new URLSearchParams(location.search).get('worker') ?? '';
  const client = new Handinger({ apiKey: null, baseURL: '/api/handinger' });

  const stream = await client.tasks.create({
    workerId,
    input: '[[offline:pace 5ms]] [[offline:tokens 20]]',
    stream: true,
  });
  const times: number[] = [];
  for await (const chunk of stream) if (chunk.type === 'text-delta') times.push(performance.now());

  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
  const kept = await client.tasks.create({
    workerId,
    input: 'Keep it.',
    files: [new File([bytes], 'Grüße.bin')],
  });
  const file = await client.workers.retrieveFile('Grüße.bin', { workerId });
  const back = new Uint8Array(await file.arrayBuffer());

  const refused: unknown = await client.workers.list().catch((error: unknown) => error);
  return {
    chunks: times.length,
    milliseconds: (times.at(-1) ?? 0) - (times[0] ?? 0),
    status: kept.status,
    isSameFile: back.length === bytes.length && back.every((byte, index) => byte === bytes[index]),
    refused: (refused as { code?: string }).code,
  };
}

const outcome = await findOut().catch((error: unknown) => ({ error: String(error) }));
Object.assign(globalThis, { outcome });
