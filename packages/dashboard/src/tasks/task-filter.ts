import type { TaskStatus, TriggeredBy } from '@ramensoft/handinger';

/** Which tasks are listed; an empty one lists all. */
export interface TaskFilter {
  readonly status?: TaskStatus;
  readonly triggeredBy?: TriggeredBy;
}
