import type { Handinger } from '@ramensoft/handinger';
import { useHandingerContext } from './use-handinger-context.ts';

/**
 * The client of the nearest `HandingerProvider`, for calls that have no hook.
 *
 * @throws {HandingerError} `missing_provider`
 */
export function useHandinger(): Handinger {
  return useHandingerContext().client;
}
