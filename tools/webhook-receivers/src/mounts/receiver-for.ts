import type { DeliveryStore, WebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { createReceiver } from './create-receiver.ts';
import { settingsHeader, type Settings } from './settings.ts';

type Delivery = Parameters<WebhookReceiver['receive']>[0];

/** One receiver for each settings that deliveries come with, kept as long as the process runs. */
export function receiverFor(store?: DeliveryStore): WebhookReceiver {
  const receivers = new Map<string, WebhookReceiver>();
  return {
    receive(delivery) {
      const settings = settingsOf(delivery.headers);
      let receiver = receivers.get(settings);
      if (receiver === undefined) {
        receiver = createReceiver(JSON.parse(settings) as Settings, store);
        receivers.set(settings, receiver);
      }
      return receiver.receive(delivery);
    },
  };
}

function settingsOf(given: Delivery['headers']): string {
  const headers = 'headers' in given && typeof given.headers === 'object' ? given.headers : given;
  const get = (headers as Headers).get as unknown;
  const value =
    typeof get === 'function'
      ? (headers as Headers).get(settingsHeader)
      : (headers as Record<string, unknown>)[settingsHeader];
  if (typeof value !== 'string') throw new Error(`A delivery of a test comes with ${settingsHeader}.`);
  return value;
}
