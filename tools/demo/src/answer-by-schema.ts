import type { Handinger } from '@ramensoft/handinger';

import { headline } from './screen.ts';

const ticket = {
  type: 'object',
  properties: {
    summary: { type: 'string', minLength: 1, maxLength: 80 },
    severity: { type: 'string', enum: ['low', 'medium', 'high'] },
    areas: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 },
    reportedAt: { type: 'string', format: 'date-time' },
  },
  required: ['summary', 'severity', 'areas'],
  additionalProperties: false,
};

/** A worker with an output schema: its answers are objects that validate. */
export async function answerBySchema(client: Handinger): Promise<void> {
  headline('An answer by schema', 'workers.create({ outputSchema }) → structured_output');
  const worker = await client.workers.create({
    title: 'Ticket triage',
    instructions: 'File each report as a ticket.',
    outputSchema: ticket,
  });
  const { structured_output } = await client.tasks.create({
    workerId: worker.id,
    input: 'The upload page is blank on Safari since this morning.',
  });
  console.log(`   ${JSON.stringify(structured_output, null, 2).replaceAll('\n', '\n   ')}`);
}
