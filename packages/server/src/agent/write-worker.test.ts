import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';

import { dogName } from './dog-name.ts';
import { playTurn } from './testing/play-turn.ts';
import { writeWorker } from './write-worker.ts';

const helloWorld =
  'Verify or debunk scientific claims by searching peer-reviewed databases like PubMed and arXiv. Summarize the consensus and cite the strongest evidence on each side.';
const properties = (prompt: string) =>
  writeWorker(prompt).outputSchema?.['properties'] as
    | Record<string, { type?: unknown; enum?: unknown }>
    | undefined;

describe('the documented first worker', () => {
  test('gives a verdict, a summary and citations', async () => {
    const { instructions, summary, outputSchema } = writeWorker(helloWorld);
    expect(instructions).toContain(helloWorld);
    expect(summary).toBe('Verify or debunk scientific claims by searching peer-reviewed databases like…');
    const { outcome } = await playTurn({
      input: 'Humans only use 10% of their brain.',
      instructions,
      outputSchema,
    });
    expect(outcome).toMatchObject({
      status: 'completed',
      structuredOutput: {
        verdict: 'unverified',
        summary: expect.stringContaining('10% of their brain'),
        citations: [],
      },
    });
    expect(outcome.outputText).toContain('This is the offline model');
  });

  test('cites what the input names', async () => {
    const { instructions, outputSchema } = writeWorker(helloWorld);
    const { outcome } = await playTurn({
      input: 'Is https://a.example/study right?',
      instructions,
      outputSchema,
    });
    expect(outcome.structuredOutput).toMatchObject({ citations: ['https://a.example/study'] });
  });
});

describe('a prompt', () => {
  test('that extracts gives the fields, typed by their names', () => {
    expect(
      properties(
        'Extract the invoice number, total amount, due date, line items and whether it is paid from invoices.',
      ),
    ).toMatchObject({
      invoiceNumber: { type: ['string', 'null'] },
      totalAmount: { type: ['number', 'null'] },
      dueDate: { type: ['string', 'null'] },
      lineItems: { type: 'array' },
      isPaid: { type: ['boolean', 'null'] },
    });
    expect(
      Object.keys(properties('Return JSON with the fields: name, e-mail and phone number.') ?? {}),
    ).toEqual(['name', 'eMail', 'phoneNumber']);
  });

  test('that classifies gives the categories', () => {
    expect(
      properties('Classify tickets as billing, technical, or account issue.')?.['category']?.enum,
    ).toEqual(['billing', 'technical', 'account issue']);
    expect(properties('Analyse the sentiment of reviews.')?.['sentiment']?.enum).toEqual([
      'positive',
      'neutral',
      'negative',
    ]);
  });

  test('that rates gives a score', () => {
    expect(properties('Rate essays from 1 to 10.')?.['score']).toMatchObject({ minimum: 1, maximum: 10 });
  });

  test.each([
    'Write a haiku about dogs.',
    'Summarize meeting notes.',
    'Sort my photos by date.',
    'Get me the weather and the news.',
    'Extract data',
    '',
  ])('like %j leaves the form open', (prompt) => {
    expect(writeWorker(prompt).outputSchema).toBeNull();
  });

  test.each([
    helloWorld,
    '',
    ' \n ',
    'x'.repeat(10_000),
    'word '.repeat(2000),
    '👩‍👩‍👧‍👦'.repeat(900),
    'Extract '.repeat(1000),
    `Extract ${'a, '.repeat(3000)}.`,
  ])('always gives a worker within the limits (%#)', (prompt) => {
    const written = writeWorker(prompt);
    expect(written.summary.length).toBeGreaterThan(0);
    expect(written.summary.length).toBeLessThanOrEqual(80);
    expect(written.summary.isWellFormed()).toBe(true);
    expect(written.instructions.length).toBeLessThanOrEqual(20_000);
    expect(new Ajv().validateSchema(written.outputSchema ?? {})).toBe(true);
    expect(writeWorker(prompt)).toEqual(written);
  });
});

test('a dog name is two words that change', () => {
  const names = new Set(Array.from({ length: 50 }, dogName));
  expect(names.size).toBeGreaterThan(5);
  for (const name of names) {
    expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  }
});
