import { memo } from 'react';
import { Lightbulb } from 'lucide-react';
import { Spinner } from '../design/spinner.tsx';
import { Markdown } from './markdown.tsx';
import { Step } from './step.tsx';
import styles from './reasoning-step.module.css';

interface ReasoningStepProps {
  readonly text: string;
  /** Whether it is still being written. */
  readonly running: boolean;
}

/** What the worker thought, folded to one line. */
export const ReasoningStep = memo(function ReasoningStep({ text, running }: ReasoningStepProps) {
  return (
    <Step
      icon={running ? <Spinner /> : <Lightbulb aria-hidden="true" />}
      title={running ? 'Thinking' : 'Thought it over'}
    >
      <div className={styles.text}>
        <Markdown text={text} />
      </div>
    </Step>
  );
});
