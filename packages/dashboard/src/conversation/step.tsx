import { useState, type ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import styles from './step.module.css';

interface StepProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly failed?: boolean;
  readonly children: ReactNode;
}

/** One line of what a worker did. Its details exist only once they were opened: an answer may have hundreds of steps. */
export function Step({ icon, title, failed = false, children }: StepProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className={styles.step}
      data-failed={failed || undefined}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.title}>{title}</span>
        <ChevronRight aria-hidden="true" className={styles.chevron} />
      </summary>
      {opened ? <div className={styles.body}>{children}</div> : null}
    </details>
  );
}
