import { useState } from 'react';
import { Button } from '../design/button.tsx';
import type { AnswerStep } from './read-answer.ts';
import { ReasoningStep } from './reasoning-step.tsx';
import { ToolStep } from './tool-step.tsx';
import styles from './step-list.module.css';

/** More steps than this are folded: the last few stay, which are the ones under way while a turn runs. */
const shown = 4;

interface StepListProps {
  readonly steps: readonly AnswerStep[];
  readonly live: boolean;
}

/** What a worker thought and did, one line a step, in its order. */
export function StepList({ steps, live }: StepListProps) {
  const [all, setAll] = useState(false);
  const folded = all || steps.length <= shown + 1 ? 0 : steps.length - shown;
  return (
    <div className={styles.steps}>
      {folded === 0 ? null : (
        <Button variant="quiet" size="small" className={styles.more ?? ''} onClick={() => setAll(true)}>
          Show {folded} earlier steps
        </Button>
      )}
      <ol>
        {steps.slice(folded).map((step, index) => (
          // Steps are only ever added at the end, so a place is a name.
          <li key={folded + index}>
            {step.kind === 'tool' ? (
              <ToolStep call={step.call} live={live} />
            ) : (
              <ReasoningStep text={step.text} running={live && step.running} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
