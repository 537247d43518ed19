/** Where a new task is started. A query and not a path: `new` may be the id of a task. */
export function newTaskPath(workerId: string): string {
  return `/workers/${encodeURIComponent(workerId)}?new`;
}
