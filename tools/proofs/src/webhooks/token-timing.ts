/**
 * Whether the time of a refusal tells anything of the token: `pnpm --filter @handinger/proofs token-timing [rounds]`.
 *
 * Refuses wrong tokens of several kinds, in random order, and compares the times of each kind with those of a token that
 * has nothing in common with the right one, by Welch's t-test as dudect does it (the slowest tenth, which the machine makes,
 * is left out). |t| below 4.5 is no evidence of a difference; a comparison that stops at the first wrong character, which
 * runs beside it, shows what evidence looks like.
 */
import { verifyWebhook } from '@ramensoft/handinger-webhooks';

const rounds = Number(process.argv[2] ?? 20_000);
const token = `whk_${'k9Qz'.repeat(30)}`;

/** In each of them only what the name says differs from `baseline`. */
const kinds: Record<string, string> = {
  baseline: 'x'.repeat(token.length),
  'nothing in common, once more': 'y'.repeat(token.length),
  'half of it right': token.slice(0, token.length / 2).padEnd(token.length, 'x'),
  'all but the last character right': `${token.slice(0, -1)}x`,
  'all but the first character right': `x${token.slice(1)}`,
  'one character': 'x',
  'the right one, cut by one': token.slice(0, -1),
  'the right one, and one more': `${token}x`,
  '1,000 characters': 'x'.repeat(1000),
  '4,096 characters': 'x'.repeat(4096),
};

const names = Object.keys(kinds);

type Refuse = (sent: string) => unknown;

/** Milliseconds of each refusal, by kind. */
async function measure(refuse: Refuse): Promise<Record<string, number[]>> {
  const times = Object.fromEntries(names.map((name): [string, number[]] => [name, []]));
  for (let round = -rounds / 10; round < rounds; round += 1) {
    for (const name of names.toSorted(() => Math.random() - 0.5)) {
      // A text of its own each time, as it comes from a request.
      const sent = Buffer.from(kinds[name] ?? '').toString();
      const start = performance.now();
      await refuse(sent);
      const time = performance.now() - start;
      if (round >= 0) times[name]?.push(time);
    }
  }
  return times;
}

function momentsOf(times: readonly number[]): { mean: number; variance: number; count: number } {
  const kept = times.toSorted((one, other) => one - other).slice(0, Math.floor(times.length * 0.9));
  const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length;
  const variance = kept.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (kept.length - 1);
  return { mean, variance, count: kept.length };
}

function printComparison(title: string, times: Record<string, number[]>): void {
  const base = momentsOf(times['baseline'] ?? []);
  const rows = names.map((name) => {
    const { mean, variance, count } = momentsOf(times[name] ?? []);
    const t = (mean - base.mean) / Math.sqrt(variance / count + base.variance / base.count);
    return { sent: name, 'mean µs': (mean * 1000).toFixed(2), t: name === 'baseline' ? '' : t.toFixed(1) };
  });
  console.log(`\n${title}, ${rounds} refusals of each kind`);
  console.table(rows);
}

printComparison(
  'verifyWebhook',
  await measure((sent) =>
    verifyWebhook({ headers: { 'X-Handinger-Token': sent }, body: '{}', tokens: token }).catch(() => {}),
  ),
);

/** What must not be done; slowed down, as a clock of this grain can't see one character. */
function compareEarly(sent: string): boolean {
  for (let index = 0; index < token.length; index += 1) {
    if (sent[index] !== token[index]) return false;
    for (let pause = 0; pause < 20; pause += 1) performance.now();
  }
  return sent.length === token.length;
}

printComparison('A comparison that ends early', await measure(compareEarly));
