import type { WebhookExecution } from '../../generated/types.gen.ts';
import type { EndedExecution } from '../../repositories/webhook-execution-repository.ts';

export function executionToResponse(execution: EndedExecution): WebhookExecution {
  return {
    id: execution.id,
    createdAt: execution.createdAt.toISOString(),
    durationMs: execution.durationMs,
    errorMessage: execution.errorMessage,
    requestStatus: execution.requestStatus,
    responseStatus: execution.responseStatus,
    taskId: execution.taskId,
    taskTitle: execution.taskTitle,
    url: execution.url,
    workerId: execution.workerId,
    deliveryId: execution.deliveryId,
    event: execution.type,
    attempt: execution.attempt,
  };
}
