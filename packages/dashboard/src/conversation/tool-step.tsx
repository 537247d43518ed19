import { memo } from 'react';
import type { ToolCall } from '@ramensoft/handinger';
import { Check, CircleAlert, Ellipsis } from 'lucide-react';
import { CodeView } from '../design/code-view.tsx';
import { JsonView } from '../design/json-view.tsx';
import { Spinner } from '../design/spinner.tsx';
import { VisuallyHidden } from '../design/visually-hidden.tsx';
import { Step } from './step.tsx';
import { summarizeInput } from './summarize-input.ts';
import styles from './tool-step.module.css';

interface ToolStepProps {
  readonly call: ToolCall;
  /** Whether the turn is still being worked on: a call without an output is under way then, and was left behind otherwise. */
  readonly live: boolean;
}

/** One call of a tool on a line; its input, output and error unfold. */
export const ToolStep = memo(function ToolStep({ call, live }: ToolStepProps) {
  const { name, state, inputText, input, output, errorText } = call;
  return (
    <Step
      icon={<StateIcon state={state} live={live} />}
      title={
        <>
          <code>{name}</code> <span className={styles.summary}>{summarizeInput(input)}</span>
        </>
      }
      failed={state === 'output-error'}
    >
      <div className={styles.details}>
        {errorText === undefined ? null : <p className={styles.error}>{errorText}</p>}
        <section>
          <h4>Input</h4>
          {input === undefined ? (
            <CodeView code={inputText ?? ''} what={`input of ${name}`} wrap />
          ) : (
            <JsonView value={input} what={`input of ${name}`} />
          )}
        </section>
        {output === undefined ? null : (
          <section>
            <h4>Output</h4>
            <JsonView value={output} what={`output of ${name}`} />
          </section>
        )}
      </div>
    </Step>
  );
});

function StateIcon({ state, live }: { readonly state: ToolCall['state']; readonly live: boolean }) {
  if (state === 'output-error' || state === 'output-denied') {
    return (
      <>
        <CircleAlert aria-hidden="true" className={styles.failed} />
        <VisuallyHidden>{state === 'output-denied' ? 'Denied' : 'Failed'}: </VisuallyHidden>
      </>
    );
  }
  if (state === 'output-available') return <Check aria-hidden="true" />;
  if (!live || state === 'approval-requested') return <Ellipsis aria-hidden="true" />;
  return (
    <>
      <Spinner />
      <VisuallyHidden>Under way: </VisuallyHidden>
    </>
  );
}
