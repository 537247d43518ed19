import { useHookContext, type HookContext } from './generated/hook-contract.gen.ts';
import type { TaskStores } from './stores/task-stores.ts';

/** What every hook takes from the provider above it. */
export interface HandingerContextValue extends HookContext {
  readonly stores: TaskStores;
}

/**
 * What the nearest provider gives.
 *
 * @throws {HandingerError} `missing_provider`
 */
export function useHandingerContext(): HandingerContextValue {
  // Nobody but our provider gives it a value.
  return useHookContext() as HandingerContextValue;
}
