import { prefetchTask } from '@ramensoft/handinger-react/server';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { handinger, workerId } from '../../../handinger.ts';
import { Conversation } from '../../conversation.tsx';

export default async function TaskPage({ params }: { params: Promise<{ taskId: string }> }) {
  const { taskId } = await params;
  const queryClient = new QueryClient();
  await prefetchTask(queryClient, handinger(), { workerId: workerId(), taskId });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Conversation workerId={workerId()} taskId={taskId} />
    </HydrationBoundary>
  );
}
