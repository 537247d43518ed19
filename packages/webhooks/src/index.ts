export { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';
export { WebhookVerificationError, type WebhookErrorCode } from './errors/webhook-verification-error.ts';
export type { HeadersLike } from './read-headers.ts';
export type { IncomingMessageLike } from './incoming-message-like.ts';
export type {
  KnownWebhookEvent,
  UnknownEventType,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookEventOf,
  WebhookEventType,
} from './event.ts';
export type {
  OutputFile,
  Task,
  TaskStatus,
  TaskTotals,
  TriggeredBy,
  Turn,
} from './generated/webhook-events.gen.ts';
