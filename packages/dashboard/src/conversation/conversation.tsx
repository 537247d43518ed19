import { ConflictError, type Budget } from '@ramensoft/handinger';
import type { UseTaskResult } from '@ramensoft/handinger-react';
import { useCallback, type ReactNode } from 'react';
import { ArrowDown } from 'lucide-react';
import { Button } from '../design/button.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Composer } from './composer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { LiveStatus } from './live-status.tsx';
import { TurnList } from './turn-list.tsx';
import { UploadLine } from './upload-line.tsx';
import { useOnline } from './use-online.ts';
import { useSessionState } from './use-session-state.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import styles from './conversation.module.css';

interface ConversationProps {
  readonly conversation: UseTaskResult;
  readonly workerId: string;
  /** Undefined before the first message. */
  readonly taskId: string | undefined;
  readonly placeholder: string;
  /** What stands in the place of turns where there are none. */
  readonly empty: ReactNode;
  /** Each new value but 0 puts the cursor into the message. */
  readonly focusRequest: number;
}

/** The turns of a task and a place to write the next message, which also takes files that are dropped anywhere on it. */
export function Conversation({
  conversation,
  workerId,
  taskId,
  placeholder,
  empty,
  focusRequest,
}: ConversationProps) {
  const { attachments, connection, error, isLoading, messages, retry, status, submit, uploadProgress } =
    conversation;
  // What is being written is kept for each task, and the budget for all tasks of a worker.
  const [draft, setDraft] = useSessionState(`handinger-draft-${taskId ?? workerId}`, '');
  const [budget, setBudget] = useSessionState<Budget>(`handinger-budget-${workerId}`, 'standard');
  const { scroller, content, atEnd, jumpToEnd } = useStickToBottom(taskId ?? workerId);
  const retryLast = useCallback(() => void retry(), [retry]);
  const isOnline = useOnline();
  const isWaiting = conversation.isStreaming && !isOnline;

  const send = useCallback(() => {
    void submit(draft.trim(), { budget, files: attachments.files });
    attachments.clear();
    setDraft('');
    jumpToEnd();
  }, [submit, draft, budget, attachments, setDraft, jumpToEnd]);

  // A turn that failed tells so itself; what could not be sent or read is told below it.
  const isInTurn = error?.code === 'turn_failed';
  return (
    <div className={styles.conversation} {...attachments.dropProps}>
      <div ref={scroller} className={styles.scroller} data-stuck={atEnd || undefined}>
        <div ref={content} className={styles.content}>
          {messages.length > 0 ? (
            <TurnList conversation={conversation} onRetry={retryLast} />
          ) : isLoading ? (
            <Skeleton rows={5} label="Loading the conversation" />
          ) : (
            empty
          )}
          {status === 'uploading' && uploadProgress ? <UploadLine {...uploadProgress} /> : null}
          {error && !isInTurn ? (
            // A conflict, such as with a task that is archived, is one at the next attempt too.
            <ErrorView error={error} onRetry={error instanceof ConflictError ? undefined : retryLast} />
          ) : null}
        </div>
      </div>
      <div className={styles.foot}>
        {atEnd ? null : (
          <Button
            size="small"
            className={styles.jump ?? ''}
            icon={<ArrowDown aria-hidden="true" />}
            onClick={jumpToEnd}
          >
            Jump to latest
          </Button>
        )}
        <ConnectionLine connection={isWaiting ? 'offline' : connection} />
        <Composer
          draft={draft}
          onChange={setDraft}
          budget={budget}
          onBudgetChange={setBudget}
          onSend={send}
          attachments={attachments}
          placeholder={placeholder}
          focusRequest={focusRequest}
        />
      </div>
      <LiveStatus status={status} />
      {attachments.isDragging ? <DropOverlay /> : null}
    </div>
  );
}
