import type { WebhookExecution } from '@ramensoft/handinger';

import type { DeliveredTurns } from './deliver-turns.ts';

const maxAttempts = 5;

/** What became of deliveries. */
export interface DeliveryOutcome {
  readonly delivered: number;
  /** Given up after the last attempt. */
  readonly spent: number;
  /** Attempts that did not reach the receiver, because a connection broke or the time was over. */
  readonly unseen: number;
  /** How many deliveries each promise was broken for: 0 throughout, if all is well. */
  readonly broken: Readonly<Record<string, number>>;
}

/** Compares what the server recorded with what the receiver saw. */
export function judgeDeliveries({ report, executions }: DeliveredTurns, total: number): DeliveryOutcome {
  const attempts = Map.groupBy(executions, ({ deliveryId = '' }) => deliveryId);
  const recorded = [...attempts.entries()];
  const seen = Object.entries(report.deliveries);
  const isDelivered = (of: readonly WebhookExecution[]) =>
    of.some(({ requestStatus }) => requestStatus === 'success');

  const delivered = recorded.filter(([, of]) => isDelivered(of)).length;
  const spent = recorded.filter(([, of]) => !isDelivered(of) && of.length === maxAttempts).length;
  const answersIn = (of: readonly WebhookExecution[]) =>
    of.filter(({ responseStatus }) => responseStatus !== null).length;
  const effectsOf = (id: string) => report.deliveries[id]?.effects ?? 0;
  const broken = {
    'never attempted': total - recorded.length,
    'given up before 5 attempts': recorded.length - delivered - spent,
    'attempted more than 5 times': recorded.filter(([, of]) => of.length > maxAttempts).length,
    'attempted again after a success': recorded.filter(([, of]) => isDelivered(of.slice(1))).length,
    'more requests than records': seen.filter(
      ([id, { requests }]) => requests > (attempts.get(id)?.length ?? 0),
    ).length,
    'more answers than requests': recorded.filter(
      ([id, of]) => answersIn(of) > (report.deliveries[id]?.requests ?? 0),
    ).length,
    'delivered, but not handled': recorded.filter(([id, of]) => isDelivered(of) && effectsOf(id) === 0)
      .length,
    'handled twice': seen.filter(([id]) => effectsOf(id) > 1).length,
  };
  return { delivered, spent, unseen: executions.length - report.requests, broken };
}
