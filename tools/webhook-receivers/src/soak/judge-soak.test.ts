import type { Handinger } from '@ramensoft/handinger';
import { expect, test } from 'vitest';
import type { Report } from '../mounts/report.ts';
import { judgeSoak, type SoakRecord } from './judge-soak.ts';

/** One task of two turns: `o` is an attempt that succeeded, `x` one that failed; and what the handlers did, by seq. */
function record(
  first: string,
  second: string,
  effects: readonly number[],
  sent: readonly number[] = [0, 1],
): SoakRecord {
  const [taskId, turnIds, ids] = ['tsk', ['trn_0', 'trn_1'], ['wex_0', 'wex_1']];
  const executionsOf = (deliveryId: string | undefined, tries: string) =>
    [...tries].map((outcome, index) => ({
      deliveryId,
      taskId,
      attempt: index + 1,
      requestStatus: outcome === 'o' ? 'success' : 'error',
      errorMessage: null,
    }));
  return {
    turns: turnIds.map((id) => ({ id }) as Handinger.Turn),
    executions: [
      ...executionsOf(ids[0], first),
      ...executionsOf(ids[1], second),
    ] as Handinger.WebhookExecution[],
    attempts: sent.map((seq) => ({
      headers: {},
      body: Buffer.from(JSON.stringify({ id: ids[seq], taskId, turn: { id: turnIds[seq], seq } })),
    })),
    effects: effects.map((seq) => ({ deliveryId: ids[seq], taskId, seq }) as Report),
    kills: 0,
  };
}

test('what is delivered after some attempts, or given up after five, is well', () => {
  const { problems, counts } = judgeSoak(record('xxo', 'xxxxx', [0]));
  expect(problems).toEqual([]);
  expect(counts).toMatchObject({ deliveries: 2, delivered: 1, givenUp: 1, attempts: 8, failedAttempts: 7 });
});

test.each<[string, SoakRecord, RegExp]>([
  ['a turn without a delivery', record('o', '', [0], [0]), /trn_1 was never delivered/],
  ['a delivery that nobody goes on with', record('o', 'xx', [0]), /Lost after 2 attempts/],
  ['a sixth attempt', record('o', 'xxxxxo', [0, 1]), /More than five/],
  ['an attempt after the success', record('o', 'ox', [0, 1]), /after its success/],
  ['a delivery that is handled twice', record('o', 'o', [0, 1, 1]), /handled 2 times/],
  ['a delivery that is given up, and handled twice', record('o', 'xxxxx', [0, 1, 1]), /Handled twice/],
  ['a delivery that nobody handled', record('o', 'o', [0]), /handled 0 times/],
  ['deliveries out of order', record('o', 'o', [0, 1], [1, 0]), /delivered out of order/],
  ['handlers out of order', record('o', 'o', [1, 0]), /handled out of order/],
])('%s is a problem', (_, given, sentence) => {
  expect(judgeSoak(given).problems).toEqual([expect.stringMatching(sentence)]);
});
