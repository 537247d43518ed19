import * as z from 'zod';

/** What every answer of the worker is. */
export const verdict = z.object({
  verdict: z.enum(['true', 'false', 'mixed', 'unknown']),
  confidence: z.number().min(0).max(1),
  summary: z.string(),
});
