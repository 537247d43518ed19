import type { Budget } from '@ramensoft/handinger';
import { Gauge } from 'lucide-react';
import styles from './budget-choice.module.css';

const budgets: Record<Budget, string> = {
  low: 'Low budget',
  standard: 'Standard budget',
  high: 'High budget',
  unlimited: 'Unlimited budget',
};

interface BudgetChoiceProps {
  readonly budget: Budget;
  readonly onChange: (budget: Budget) => void;
}

/** How much the worker may spend on a turn. */
export function BudgetChoice({ budget, onChange }: BudgetChoiceProps) {
  return (
    <span className={styles.budget}>
      <Gauge aria-hidden="true" />
      <select aria-label="Budget" value={budget} onChange={({ target }) => onChange(target.value as Budget)}>
        {Object.entries(budgets).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
