import type { Webhook } from '../../generated/types.gen.ts';
import type { WebhookRow } from '../../repositories/webhook-repository.ts';

/** Without a webhook, both of its fields are null. */
export function webhookToResponse(webhook: WebhookRow | undefined): Webhook {
  return { token: webhook?.token ?? null, url: webhook?.url ?? null };
}
