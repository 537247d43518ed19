import type { KnownWebhookEvent, WebhookEventType } from '../event.ts';
import type { Task, TaskStatus, Turn } from '../generated/webhook-events.gen.ts';

const finishedAt = '2026-03-02T08:00:02.140Z';
const workerId = 'wrk_vk81XUHKHG-qr4';
const taskId = 'tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D';

const statuses: Record<WebhookEventType, TaskStatus> = {
  'task.completed': 'completed',
  'task.error': 'error',
  'task.aborted': 'aborted',
};

/** The event that the API's document gives as its example; of another type, with the status that goes with it. */
export function sampleEvent(id: string, type: string): KnownWebhookEvent {
  const status = statuses[type as WebhookEventType] ?? 'completed';
  const task: Task = {
    id: taskId,
    completedAt: finishedAt,
    createdAt: '2026-03-02T08:00:00.000Z',
    createdByUserId: 'usr_01HZY2ZK3N5P7R9T1V3X5Z7B9D',
    organizationId: 'org_01HZY2ZJQ8G7K42W2D7WF6V4GM',
    status,
    title: "What's the weather today in Barcelona?",
    totals: { credits: 1, durationMs: 2140, turnCount: 1 },
    triggeredBy: 'api',
    url: `https://handinger.com/task/${taskId}`,
    workerId,
  };
  const turn: Turn = {
    id: 'trn_01HZY31W5D3M6C2V7B8N9Q0RST',
    completedAt: finishedAt,
    credits: 1,
    durationMs: 2140,
    error: status === 'error' ? 'The model did not answer.' : null,
    files: [],
    input: "What's the weather today in Barcelona?",
    inputTokens: 120,
    outputText: status === 'completed' ? 'It is sunny in Barcelona today.' : '',
    outputTokens: status === 'completed' ? 48 : 0,
    role: 'user',
    seq: 0,
    startedAt: '2026-03-02T08:00:00.000Z',
    status,
    structuredOutput: null,
    taskId,
  };
  return { id, type: type as WebhookEventType, createdAt: finishedAt, workerId, taskId, task, turn };
}
