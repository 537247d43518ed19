import type { ConfirmingClient } from './confirm-event.ts';
import { createWebhookReceiver } from './create-webhook-receiver.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { UnknownWebhookEvent, WebhookEvent, WebhookEventOf } from '../event.ts';
import type { Turn } from '../generated/webhook-events.gen.ts';

declare const client: ConfirmingClient;
declare const store: DeliveryStore;

createWebhookReceiver({
  tokens: ['whk_new', 'whk_old'],
  confirm: client,
  store,
  on: {
    'task.completed': (event, context) => {
      event satisfies WebhookEventOf<'task.completed'>;
      event.type satisfies 'task.completed';
      event.turn satisfies Turn;
      context.deliveryId satisfies string;
      context.verifiedBy satisfies 'token' | 'signature' | 'api';
      // @ts-expect-error An event of this type is of no other.
      event.type satisfies 'task.error';
      // @ts-expect-error The event has no such field.
      void event.nothing;
    },
    'task.error': async ({ turn }) => turn.error?.length,
    '*': (event) => {
      event satisfies WebhookEvent;
      if (event.type === 'task.aborted') event.turn satisfies Turn;
      // @ts-expect-error Not every event has a turn.
      event.turn satisfies Turn;
    },
  },
});

// A receiver may do nothing, and what is not there may be undefined.
createWebhookReceiver({
  tokens: 'whk_new',
  on: {},
  store: undefined,
  confirm: undefined,
  onError: undefined,
});
createWebhookReceiver({ tokens: 'whk_new', on: { 'task.completed': undefined } });

// @ts-expect-error There are no tokens.
createWebhookReceiver({ on: {} });
// @ts-expect-error There is no such type.
createWebhookReceiver({ tokens: 'whk_new', on: { 'task.complete': () => {} } });
// @ts-expect-error What it confirms with can't retrieve a task.
createWebhookReceiver({ tokens: 'whk_new', on: {}, confirm: { tasks: {} } });
createWebhookReceiver({
  tokens: 'whk_new',
  // @ts-expect-error A store must be able to complete.
  store: { claim: store.claim, release: store.release },
  on: {},
});

void (({ type }: UnknownWebhookEvent) => type satisfies string);
