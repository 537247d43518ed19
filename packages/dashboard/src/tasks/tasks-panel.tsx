import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useShortcut } from '../shell/use-shortcut.ts';
import { newTaskPath } from './new-task-path.ts';
import { TaskList } from './task-list.tsx';
import { TaskPage } from './task-page.tsx';
import styles from './tasks-panel.module.css';

interface TasksPanelProps {
  readonly workerId: string;
  readonly taskId?: string | undefined;
}

/** A worker's tasks at the left, the conversation of one of them, or the start of a new one, at the right. On a phone one at a time. */
export function TasksPanel({ workerId, taskId }: TasksPanelProps) {
  const isNew = new URLSearchParams(useSearch()).has('new');
  const [, navigate] = useLocation();
  const [focusRequest, setFocusRequest] = useState(Number(isNew));
  const startTask = () => {
    navigate(newTaskPath(workerId));
    setFocusRequest(focusRequest + 1);
  };
  useShortcut('n', startTask);

  return (
    <div className={styles.panel} data-open={taskId === undefined && !isNew ? undefined : ''}>
      <div className={styles.list}>
        <TaskList workerId={workerId} taskId={taskId} onNewTask={startTask} />
      </div>
      <div className={styles.conversation}>
        <TaskPage key={workerId} workerId={workerId} taskId={taskId} focusRequest={focusRequest} />
      </div>
    </div>
  );
}
