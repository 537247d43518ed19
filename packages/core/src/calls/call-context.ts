import type { TurnMemory } from '../tasks/turn-memory.ts';
import type { Transport } from '../transport/transport.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';

/** What every call of one client is made with. */
export interface CallContext {
  readonly transport: Transport;
  readonly settings: TransportSettings;
  readonly memory: TurnMemory;
}
