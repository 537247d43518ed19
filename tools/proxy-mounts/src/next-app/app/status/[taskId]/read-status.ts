import { Handinger } from '@ramensoft/handinger';

/** The status of a task, as the client and as a bare `fetch` read it. */
export async function readStatus(
  _request: Request,
  { params }: { readonly params: Promise<{ taskId: string }> },
): Promise<Response> {
  const { taskId } = await params;
  const client = new Handinger();
  const { task } = await client.tasks.retrieve(taskId);
  const status = await client.tasks.attach({ taskId }).status();
  const bare = await fetch(client.buildURL(`/api/tasks/${taskId}`), {
    headers: { authorization: `Bearer ${client.apiKey}` },
  });
  const read = (await bare.json()) as { task: { status: string } };
  return Response.json({ retrieved: task.status, looked: status, bare: read.task.status });
}
