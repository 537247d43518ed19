import { describe, expect, test } from 'vitest';
import type { Turn, WebhookEvent } from '../generated/types.gen.ts';
import { fitEvent } from './fit-event.ts';

const limit = 98_304;

function event(turn: Partial<Turn>): WebhookEvent {
  return {
    id: 'wex_1',
    type: 'task.completed',
    createdAt: '2026-03-02T08:00:09.000Z',
    workerId: 'wrk_1',
    taskId: 'tsk_1',
    task: {
      id: 'tsk_1',
      completedAt: null,
      createdAt: '2026-03-02T08:00:00.000Z',
      createdByUserId: null,
      organizationId: 'org_1',
      status: 'completed',
      title: 'A task',
      totals: { credits: 0, durationMs: 0, turnCount: 1 },
      triggeredBy: 'api',
      url: 'http://localhost/workers/wrk_1/tasks/tsk_1',
      workerId: 'wrk_1',
    },
    turn: {
      id: 'trn_1',
      completedAt: null,
      credits: 0,
      durationMs: 0,
      files: [],
      input: 'the input',
      inputTokens: 0,
      outputText: 'the output',
      outputTokens: 0,
      role: 'user',
      seq: 0,
      startedAt: '2026-03-02T08:00:00.000Z',
      status: 'completed',
      structuredOutput: null,
      taskId: 'tsk_1',
      error: null,
      ...turn,
    },
  };
}

function fit(turn: Partial<Turn>): { bytes: number; event: WebhookEvent; turn: Turn } {
  const body = fitEvent(event(turn));
  const fitted = JSON.parse(body) as WebhookEvent;
  return { bytes: Buffer.byteLength(body), event: fitted, turn: fitted.turn };
}

/** A filler that makes the whole body so many bytes long. */
function filling(total: number): string {
  return 'x'.repeat(total - Buffer.byteLength(JSON.stringify(event({ outputText: '' }))));
}

const file = (index: number) => ({
  filename: `report-${index}.md`,
  mediaType: 'text/markdown',
  url: `http://localhost/api/workers/wrk_1/files/tsk_1/report-${index}.md`,
  size: 10,
});

describe('an event that fits', () => {
  test('stays as it is, up to the last byte', () => {
    const whole = event({ outputText: filling(limit) });
    expect(fitEvent(whole)).toBe(JSON.stringify(whole));
    expect(Buffer.byteLength(fitEvent(whole))).toBe(limit);
  });
});

describe('an event that is too long', () => {
  test('is cut from its first byte too many', () => {
    const { bytes, event: fitted } = fit({ outputText: filling(limit + 1) });
    expect(fitted.truncated).toEqual(['turn.outputText']);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('keeps as much of a long output as there is room for, and its short input', () => {
    const outputText = '🐕 says "woof"\n'.repeat(100_000);
    const { bytes, event: fitted, turn } = fit({ outputText });
    expect(fitted.truncated).toEqual(['turn.outputText']);
    expect(outputText.startsWith(turn.outputText)).toBe(true);
    expect(turn.outputText.isWellFormed()).toBe(true);
    expect(turn.input).toBe('the input');
    // The names of the other parts have their place reserved.
    expect(bytes).toBeGreaterThan(limit - 150);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('keeps a short output whole when the input is long', () => {
    const input = 'x'.repeat(5_000_000);
    const { bytes, event: fitted, turn } = fit({ input });
    expect(fitted.truncated).toEqual(['turn.input']);
    expect(turn.outputText).toBe('the output');
    expect(bytes).toBeGreaterThan(limit - 150);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('keeps a structured output that fits whole, and cuts the text that says the same', () => {
    const structuredOutput = {
      rows: Array.from({ length: 1_000 }, (_, index) => `row ${index} ${'x'.repeat(50)}`),
    };
    const outputText = JSON.stringify(structuredOutput);
    const { bytes, event: fitted, turn } = fit({ structuredOutput, outputText });
    expect(turn.structuredOutput).toEqual(structuredOutput);
    expect(fitted.truncated).toEqual(['turn.outputText']);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('has null for a structured output that does not fit, and its room for the rest', () => {
    const structuredOutput = { text: 'x'.repeat(200_000) };
    const outputText = 'y'.repeat(80_000);
    const { event: fitted, turn } = fit({ structuredOutput, outputText });
    expect(fitted.truncated).toEqual(['turn.structuredOutput']);
    expect(turn.structuredOutput).toBeNull();
    expect(turn.outputText).toBe(outputText);
  });

  test('keeps the first files of a long list', () => {
    const files = Array.from({ length: 2_000 }, (_, index) => file(index));
    const { bytes, event: fitted, turn } = fit({ files });
    expect(fitted.truncated).toEqual(['turn.files']);
    expect(turn.files).toEqual(files.slice(0, turn.files.length));
    expect(turn.files.length).toBeGreaterThan(400);
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('keeps the beginning of every text when everything is long', () => {
    const long = 'é'.repeat(200_000);
    const {
      bytes,
      event: fitted,
      turn,
    } = fit({
      input: long,
      outputText: long,
      error: long,
      structuredOutput: { long },
      files: Array.from({ length: 5_000 }, (_, index) => file(index)),
    });
    expect(fitted.truncated).toEqual([
      'turn.structuredOutput',
      'turn.files',
      'turn.error',
      'turn.outputText',
      'turn.input',
    ]);
    for (const text of [turn.input, turn.outputText, turn.error!])
      expect(text.length).toBeGreaterThanOrEqual(511);
    expect(bytes).toBeLessThanOrEqual(limit);
  });
});
