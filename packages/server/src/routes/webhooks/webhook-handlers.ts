import type { RouteHandlers } from '../../generated/route-handlers.gen.ts';
import { hashRequest, type IdempotentRequest } from '../../services/idempotent-request.ts';
import type { RouteContext } from '../route-context.ts';
import { executionToResponse } from './execution-to-response.ts';
import { webhookToResponse } from './webhook-to-response.ts';

type WebhookHandlers = Pick<RouteHandlers, `workersWebhooks${string}` & keyof RouteHandlers>;

export function createWebhookHandlers({ services: { webhooks } }: RouteContext): WebhookHandlers {
  return {
    async workersWebhooksRetrieve({ principal, params }) {
      return webhookToResponse(await webhooks.find(principal, params.workerId));
    },

    async workersWebhooksUpdate({ principal, params, body }) {
      if (body.url !== null) {
        return webhookToResponse(await webhooks.setUrl(principal, params.workerId, body.url));
      }
      await webhooks.delete(principal, params.workerId);
      return webhookToResponse(undefined);
    },

    async workersWebhooksDelete({ principal, params }) {
      await webhooks.delete(principal, params.workerId);
      return webhookToResponse(undefined);
    },

    async workersWebhooksRegenerateToken({ principal, params, headers }) {
      const idempotent = idempotentRequest(
        principal.organizationId,
        headers,
        'workers.webhooks.regenerateToken',
        params,
      );
      return webhookToResponse(await webhooks.regenerateToken(principal, params.workerId, idempotent));
    },

    async workersWebhooksListExecutions({ principal, params, query }) {
      const { rows, ...rest } = await webhooks.listExecutions(principal, params.workerId, query.page ?? 1);
      return { logs: rows.map(executionToResponse), ...rest };
    },

    async workersWebhooksResend({ principal, params, headers }) {
      const { workerId, executionId } = params;
      const idempotent = idempotentRequest(
        principal.organizationId,
        headers,
        'workers.webhooks.resend',
        params,
      );
      return executionToResponse(await webhooks.resend(principal, workerId, executionId, idempotent));
    },
  };
}

function idempotentRequest(
  organizationId: string,
  headers: { 'idempotency-key'?: string },
  operationId: string,
  params: object,
): IdempotentRequest | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  return { organizationId, key, requestHash: hashRequest(operationId, params) };
}
