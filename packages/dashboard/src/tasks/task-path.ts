/** The page of a task. Its id is any string that somebody chose. */
export function taskPath(workerId: string, taskId: string): string {
  return `/workers/${encodeURIComponent(workerId)}/tasks/${encodeURIComponent(taskId)}`;
}
