import type { Handinger } from '@ramensoft/handinger';
import type { Report } from '../mounts/report.ts';
import type { Delivery } from '../testing/start-wire.ts';
import { eventOf } from './weather.ts';

/** What was seen on all sides. */
export interface SoakRecord {
  /** Finished turns, as the API tells. */
  readonly turns: readonly Handinger.Turn[];
  /** The oldest first. */
  readonly executions: readonly Handinger.WebhookExecution[];
  /** As they came from the server. */
  readonly attempts: readonly Delivery[];
  /** As the handlers had them. */
  readonly effects: readonly Report[];
  readonly kills: number;
}

export interface SoakVerdict {
  /** Sentences; empty when all is well. */
  readonly problems: string[];
  readonly counts: Readonly<Record<SoakCount, number>>;
}

type SoakCount =
  | 'turns'
  | 'deliveries'
  | 'delivered'
  | 'givenUp'
  | 'attempts'
  | 'failedAttempts'
  | 'cutOff'
  | 'effects'
  | 'kills';

const mostAttempts = 5;

/** Holds the promises against what happened: none lost, none twice, five attempts at most, and each task in order. */
export function judgeSoak({ turns, executions, attempts, effects, kills }: SoakRecord): SoakVerdict {
  const problems: string[] = [];
  const byDelivery = Map.groupBy(executions, ({ deliveryId }) => deliveryId ?? '');
  const turnOf = new Map(attempts.map((attempt) => [eventOf(attempt).id, eventOf(attempt).turn.id]));
  const effectsOf = Map.groupBy(effects, ({ deliveryId }) => deliveryId);
  let [delivered, givenUp] = [0, 0];

  const deliveryOf = new Map<string, string>();
  for (const [id, turnId] of turnOf) {
    if (deliveryOf.has(turnId)) problems.push(`Turn ${turnId} has two deliveries.`);
    deliveryOf.set(turnId, id);
  }
  for (const { id } of turns) if (!deliveryOf.has(id)) problems.push(`Turn ${id} was never delivered.`);

  for (const [id, tried] of byDelivery) {
    const statuses = tried.map(({ requestStatus }) => requestStatus);
    const numbers = tried.map(({ attempt }) => attempt);
    const story = `${id} (${tried[0]?.taskId}): ${tried.map((one) => `${one.attempt} ${one.requestStatus} ${one.errorMessage ?? ''}`).join('; ')}`;
    if (numbers.some((number, index) => number !== index + 1))
      problems.push(`Attempts are missing or double. ${story}`);
    if (tried.length > mostAttempts) problems.push(`More than five attempts. ${story}`);
    if (statuses.includes('success')) {
      delivered += 1;
      if (statuses.indexOf('success') !== statuses.length - 1)
        problems.push(`Tried after its success. ${story}`);
      if (effectsOf.get(id)?.length !== 1)
        problems.push(`Delivered, and handled ${effectsOf.get(id)?.length ?? 0} times. ${story}`);
    } else {
      givenUp += 1;
      if (tried.length < mostAttempts) problems.push(`Lost after ${tried.length} attempts. ${story}`);
      if ((effectsOf.get(id)?.length ?? 0) > 1) problems.push(`Handled twice. ${story}`);
    }
  }

  for (const [taskId, sent] of Map.groupBy(attempts.map(eventOf), (event) => event.taskId))
    if (!isAscending(sent.map(({ turn }) => turn.seq)))
      problems.push(`Task ${taskId} was delivered out of order.`);
  for (const [taskId, handled] of Map.groupBy(effects, (effect) => effect.taskId))
    if (!isAscending(handled.map(({ seq }) => seq)))
      problems.push(`Task ${taskId} was handled out of order.`);

  return {
    problems,
    counts: {
      turns: turns.length,
      deliveries: byDelivery.size,
      delivered,
      givenUp,
      attempts: executions.length,
      failedAttempts: executions.filter(({ requestStatus }) => requestStatus === 'error').length,
      // What was under way when the server was killed.
      cutOff: executions.filter(({ errorMessage }) => errorMessage?.includes('not known')).length,
      effects: effects.length,
      kills,
    },
  };
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
}
