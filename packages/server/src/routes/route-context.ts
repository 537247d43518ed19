import type { Links } from '../links.ts';
import type { Services } from '../services/services.ts';

/** What handlers are made from. */
export interface RouteContext {
  readonly services: Services;
  readonly links: Links;
}
