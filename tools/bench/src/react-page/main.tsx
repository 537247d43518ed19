/** The page of the benchmarks: `?hook=…` says whose hook shows the answer. */
import { useChat } from '@ai-sdk/react';
import { Handinger } from '@ramensoft/handinger';
import { HandingerChatTransport } from '@ramensoft/handinger/ai-sdk';
import { HandingerProvider, useTask } from '@ramensoft/handinger-react';
import { DefaultChatTransport } from 'ai';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

/** What the program that opened the page reads and calls. */
export interface PageControls {
  renders: number;
  status: string;
  turns: number;
  characters: number;
  send(input: string): void;
}

const parameters = new URLSearchParams(location.search);
const workerId = parameters.get('worker') ?? '';
const controls: PageControls = {
  renders: 0,
  status: '',
  turns: 0,
  characters: 0,
  send: () => undefined,
};
Object.assign(globalThis, { controls });

interface Message {
  readonly id: string;
  readonly role: string;
  readonly parts: readonly { readonly type: string }[];
}

/** The same for every hook: one paragraph a text. Only its end, or laying out long lines would be most of what is measured. */
function Conversation({ messages }: { readonly messages: readonly Message[] }) {
  return messages.map(({ id, parts }) => <p key={id}>{textOf(parts).slice(-1000)}</p>);
}

function textOf(parts: Message['parts']): string {
  return parts.map((part) => ('text' in part && part.type === 'text' ? part.text : '')).join('');
}

function report(status: string, messages: readonly Message[]): void {
  controls.status = status;
  controls.turns = messages.filter(({ role }) => role === 'assistant').length;
  controls.characters = textOf(messages.at(-1)?.parts ?? []).length;
}

function Ours() {
  controls.renders += 1;
  const { messages, status, submit } = useTask({ workerId });
  useEffect(() => {
    controls.send = (input) => void submit(input);
    report(status === 'completed' ? 'ready' : status, messages);
  });
  return <Conversation messages={messages} />;
}

const transport = parameters.has('replay')
  ? new DefaultChatTransport({ api: '/chat' })
  : new HandingerChatTransport({
      client: new Handinger({ apiKey: null, baseURL: '/api/handinger' }),
      workerId,
    });

function Theirs() {
  controls.renders += 1;
  const throttle = Number(parameters.get('throttle') ?? 0);
  const { messages, status, sendMessage } = useChat({
    transport,
    ...(throttle > 0 && { experimental_throttle: throttle }),
  });
  useEffect(() => {
    controls.send = (input) => void sendMessage({ text: input });
    report(status, messages);
  });
  return <Conversation messages={messages} />;
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    parameters.get('hook') === 'ours' ? (
      <HandingerProvider>
        <Ours />
      </HandingerProvider>
    ) : (
      <Theirs />
    ),
  );
}
