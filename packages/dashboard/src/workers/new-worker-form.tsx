import type { CreateWorker } from '@ramensoft/handinger';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../design/button.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Switch } from '../design/switch.tsx';
import { focusFirstError } from './focus-first-error.ts';
import styles from './new-worker-form.module.css';

/** What both ways to create a worker are given. */
export interface NewWorkerFormProps {
  isPrivate: boolean;
  onPrivateChange: (isPrivate: boolean) => void;
  busy: boolean;
  error: Error | null;
  onCreate: (worker: CreateWorker) => void;
}

export interface NewWorkerFormFrameProps extends Omit<NewWorkerFormProps, 'onCreate'> {
  /** Sends it where it is right; gives whether it was. */
  onSubmit: () => boolean;
  children: ReactNode;
}

/** The frame of both: who may see the worker, what went wrong, and the button. */
export function NewWorkerForm({
  isPrivate,
  onPrivateChange,
  busy,
  error,
  onSubmit,
  children,
}: NewWorkerFormFrameProps) {
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error !== null) focusFirstError(form.current);
  }, [error]);

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The errors are in the page after the next render.
        if (!busy && !onSubmit()) requestAnimationFrame(() => focusFirstError(form.current));
      }}
    >
      {children}
      <hr />
      <Switch
        label="Private"
        hint="Only invited members see it. Otherwise everybody in the organization does."
        checked={isPrivate}
        onChange={onPrivateChange}
      />
      {error === null ? null : <ErrorView error={error} title="The worker was not created." />}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          Create worker
        </Button>
      </div>
    </form>
  );
}
