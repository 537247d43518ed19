import type { WorkerTemplate } from '../../generated/types.gen.ts';
import type { Links } from '../../links.ts';
import type { WorkerRow } from '../../repositories/worker-repository.ts';

export function workerToTemplate(worker: WorkerRow, links: Links): WorkerTemplate {
  return {
    id: worker.id,
    createdAt: worker.createdAt.toISOString(),
    instructions: worker.instructions,
    organizationId: worker.organizationId,
    outputSchema: worker.outputSchema,
    summary: worker.summary,
    title: worker.title,
    updatedAt: worker.updatedAt.toISOString(),
    url: links.worker(worker.id),
    userId: worker.userId,
    visibility: worker.visibility,
  };
}
