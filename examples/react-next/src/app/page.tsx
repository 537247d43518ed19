import { workerId } from '../handinger.ts';
import { Conversation } from './conversation.tsx';

// HANDINGER_WORKER_ID is read when the page is asked for, and not while the app is built.
export const dynamic = 'force-dynamic';

export default function NewTaskPage() {
  return <Conversation workerId={workerId()} />;
}
