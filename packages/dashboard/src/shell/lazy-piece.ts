import { APIConnectionError } from '@ramensoft/handinger';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A piece of the dashboard could not be loaded: the server is away, or has another version by now. Only a new page mends it. */
export class PieceMissingError extends APIConnectionError {}

/** A component that is loaded when it is first shown. What fails then says so as a failed request does. */
export function lazyPiece<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().catch((cause: unknown) => {
      throw new PieceMissingError({ cause });
    }),
  );
}
