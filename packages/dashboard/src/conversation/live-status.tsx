import type { UseTaskResult } from '@ramensoft/handinger-react';
import { VisuallyHidden } from '../design/visually-hidden.tsx';

const sentences: Record<UseTaskResult['status'], string> = {
  idle: '',
  uploading: 'Sending the files.',
  submitted: 'Sent.',
  streaming: 'The worker is answering.',
  completed: 'The answer is complete.',
  error: 'The turn failed.',
  aborted: 'The turn was stopped.',
};

/** Tells screen readers what a conversation is doing: each change once, and no piece of the text. */
export function LiveStatus({ status }: { readonly status: UseTaskResult['status'] }) {
  return <VisuallyHidden role="status">{sentences[status]}</VisuallyHidden>;
}
