import { HandingerError } from '../errors/handinger-error.ts';
import { settingsName } from '../transport/settings-name.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';

/** @throws {HandingerError} `invalid_option` when this is no client */
export function settingsOf(client: object): TransportSettings {
  const settings = (client as Record<symbol, unknown>)[settingsName];
  if (settings) return settings as TransportSettings;
  throw new HandingerError('`client` must be a client: new Handinger().', { code: 'invalid_option' });
}
