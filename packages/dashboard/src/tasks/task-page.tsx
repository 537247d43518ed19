import type { TaskStatus } from '@ramensoft/handinger';
import { useTask, useWorkerTemplate, type TaskActivity, type TaskMessage } from '@ramensoft/handinger-react';
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Conversation } from '../conversation/conversation.tsx';
import { TaskElsewhere } from './task-elsewhere.tsx';
import { TaskError } from './task-error.tsx';
import { TaskHeader } from './task-header.tsx';
import { TaskStart } from './task-start.tsx';
import { taskPath } from './task-path.ts';
import { useTaskTitle } from './use-task-title.ts';
import styles from './task-page.module.css';

/** What a task is doing now, where the conversation says so before the task does. */
const present: Partial<Record<TaskActivity, TaskStatus>> = {
  uploading: 'pending',
  submitted: 'pending',
  streaming: 'running',
};

interface TaskPageProps {
  readonly workerId: string;
  /** Undefined where a new task is started. */
  readonly taskId?: string | undefined;
  /** Each new value puts the cursor into the message of a new task. */
  readonly focusRequest: number;
}

/** One task's conversation; without an id, the start of a new one. */
export function TaskPage({ workerId, taskId, focusRequest }: TaskPageProps) {
  const [, navigate] = useLocation();
  const search = useSearch();
  const { data: worker } = useWorkerTemplate(workerId);
  // A task says itself whose it is: the address may be wrong about that.
  const conversation = useTask({ workerId: taskId === undefined ? workerId : undefined, taskId });
  const { attachments, error, isLoading, messages, reset, status, task } = conversation;
  const { clear } = attachments;
  const isNew = taskId === undefined;
  const title = titleOf(messages[0]);
  useTaskTitle(isNew ? undefined : (task?.title ?? title), worker?.title);

  // Once the server has a new task, its own address leads here; before that it would lead nowhere.
  const startedId = isNew && (task !== undefined || status === 'streaming') ? conversation.taskId : undefined;
  useEffect(() => {
    // Going back leads to the tasks, and not to an empty page for a new one.
    if (startedId !== undefined) navigate(taskPath(workerId, startedId), { replace: search !== '' });
  }, [workerId, startedId, search, navigate]);

  // Files that were chosen for one task are not sent to another.
  useEffect(() => clear(), [taskId, clear]);

  // A new task is asked for again while the last one is on its way, or could not be sent.
  useEffect(() => reset(), [focusRequest, reset]);

  const isElsewhere = task !== undefined && task.workerId !== workerId;
  const failure = isNew || messages.length > 0 || isLoading ? undefined : error;
  const name = worker?.title ?? 'the worker';
  return (
    <div className={styles.page}>
      <TaskHeader
        workerId={workerId}
        taskId={taskId}
        task={isElsewhere ? undefined : task}
        workerTitle={worker?.title}
        title={isElsewhere ? undefined : title}
        status={isElsewhere ? undefined : present[status]}
      />
      {isElsewhere ? (
        <TaskElsewhere task={task} />
      ) : failure ? (
        <TaskError workerId={workerId} error={failure} onRetry={() => void conversation.retry()} />
      ) : (
        <Conversation
          conversation={conversation}
          workerId={workerId}
          taskId={taskId}
          placeholder={isNew ? `Give ${name} a task` : `Write to ${name}`}
          empty={isNew ? <TaskStart worker={worker} /> : null}
          focusRequest={isNew ? focusRequest : 0}
        />
      )}
    </div>
  );
}

function titleOf(first: TaskMessage | undefined): string | undefined {
  return first?.parts.find((part) => part.type === 'text')?.text.slice(0, 200);
}
