import type { Budget } from '../public-types.ts';
import type { OperationId } from './proxy-options.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import type { Limits } from './read-limits.ts';

/** Operations that start paid work. */
const paid: ReadonlySet<OperationId> = new Set([
  'tasks.create',
  'workers.continue',
  'workers.schedules.create',
]);

/**
 * Holds a body against the limits, and gives it a budget where it asks for none and the API's own default is not permitted.
 *
 * @throws {ProxyRefusal} `input_too_long`, `budget_not_allowed`
 */
export function checkFields(
  operation: OperationId,
  fields: Record<string, unknown>,
  limits: Limits,
  budgets: readonly Budget[] = limits.budgets,
): void {
  const { input } = fields;
  if (typeof input === 'string' && input.length > limits.maxInputLength) {
    throw new ProxyRefusal(
      413,
      'input_too_long',
      `input is longer than ${limits.maxInputLength} characters.`,
    );
  }
  if (!paid.has(operation)) return;
  const permitted = limits.budgets.filter((budget) => budgets.includes(budget));
  if (fields['budget'] === undefined && !permitted.includes('standard')) fields['budget'] = permitted[0];
  const budget = fields['budget'] ?? 'standard';
  if (!(permitted as readonly unknown[]).includes(budget)) {
    throw new ProxyRefusal(
      403,
      'budget_not_allowed',
      `This proxy permits no such budget, only: ${permitted.join(', ') || 'none'}.`,
    );
  }
}
