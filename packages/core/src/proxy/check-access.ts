import { forbidden } from './decide.ts';
import type { ProxyAccess, ProxyRequestDetails } from './proxy-options.ts';

/**
 * Holds a request against the lists of what its caller may reach. What it does not name can't be in a list.
 *
 * @param workerOf finds the worker of a task, for requests that name only a task
 * @throws {ProxyRefusal} `forbidden`
 */
export async function checkAccess(
  { workerIds, taskIds }: ProxyAccess,
  details: ProxyRequestDetails,
  workerOf: (taskId: string) => Promise<string>,
): Promise<void> {
  const { taskId } = details;
  if (taskIds && !(taskId !== undefined && taskIds.includes(taskId))) throw forbidden();
  if (!workerIds) return;
  // A task that is only about to be created has no worker yet but the one that the request names.
  const canLook = taskId !== undefined && details.operation !== 'tasks.create';
  const workerId = details.workerId ?? (canLook ? await workerOf(taskId) : undefined);
  if (workerId === undefined || !workerIds.includes(workerId)) throw forbidden();
}
