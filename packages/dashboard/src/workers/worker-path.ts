/** Where a worker's page is, or one of its panels. */
export function workerPath(workerId: string, panel?: string): string {
  return `/workers/${encodeURIComponent(workerId)}${panel === undefined ? '' : `/${panel}`}`;
}
