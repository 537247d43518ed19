import type { Handinger } from '@ramensoft/handinger';

import { fact, headline } from './screen.ts';

/** The whole conversation, read back from the server. */
export async function readTurns(client: Handinger, taskId: string): Promise<void> {
  headline('The turns, read back', 'tasks.listTurns(taskId)');
  const { items } = await client.tasks.listTurns(taskId);
  for (const turn of items) {
    fact(`turn ${turn.seq}`, `${turn.status}, ${turn.outputTokens} tokens out: ${turn.input}`);
  }
}
