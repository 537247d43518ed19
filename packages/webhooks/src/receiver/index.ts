/** To receive deliveries: verified, each handled once and in order, whatever the server and its framework. */
export { createWebhookReceiver, type WebhookReceiverOptions } from './create-webhook-receiver.ts';
export type { ReceivedDelivery, WebhookAnswer, WebhookOutcome, WebhookReceiver } from './webhook-receiver.ts';
export type { HandlerContext, WebhookHandler, WebhookHandlers } from './webhook-handlers.ts';
export type { ConfirmingClient } from './confirm-event.ts';
export { createMemoryStore, type MemoryStoreOptions } from './create-memory-store.ts';
export type { ClaimAnswer, DeliveryStore, StoredDelivery } from './delivery-store.ts';
