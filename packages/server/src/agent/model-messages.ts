import type { ModelMessage, UIMessage, UserModelMessage } from 'ai';
import { convertToModelMessages } from 'ai';

import { safeFilename } from './safe-filename.ts';
import { contextPart } from './turn-context.ts';
import type { TurnRequest } from './turn-request.ts';

/** The conversation as a model gets it: the earlier turns, then the input with what there is to know about its files. */
export async function modelMessages(request: TurnRequest): Promise<ModelMessage[]> {
  const history = await convertToModelMessages(request.history.map(readable), {
    ignoreIncompleteToolCalls: true,
  });
  return [...history, await inputMessage(request)];
}

async function inputMessage({ input, inputFiles, workspace }: TurnRequest): Promise<UserModelMessage> {
  const files = (await workspace.list()).map(({ path }) => path);
  const attached = inputFiles.map(({ filename }) =>
    files.includes(filename) ? filename : safeFilename(filename),
  );
  const context = contextPart({ attached, files });
  return { role: 'user', content: [{ type: 'text', text: input }, ...(context === null ? [] : [context])] };
}

/**
 * A stored message without what only a user interface can use. Its file parts hold addresses on this server, which the AI SDK would try
 * to download for the model; the file's name is enough, since the tools can read it.
 */
function readable(message: UIMessage): UIMessage {
  if (message.role === 'assistant') {
    const kept = message.parts.filter(
      (part) => part.type === 'step-start' || part.type === 'text' || isToolPart(part),
    );
    const spoken = kept.some((part) => part.type !== 'step-start');
    return {
      ...message,
      parts: spoken ? kept : [{ type: 'text', text: '(This turn ended without an answer.)' }],
    };
  }
  const attached = message.parts.flatMap((part) =>
    part.type === 'file' && part.filename !== undefined ? [part.filename] : [],
  );
  const context = contextPart({ attached, files: [] });
  const text = message.parts.filter((part) => part.type === 'text');
  return {
    ...message,
    parts:
      context === null
        ? text
        : [...text, { type: 'text', text: context.text, providerMetadata: context.providerOptions ?? {} }],
  };
}

function isToolPart(part: UIMessage['parts'][number]): boolean {
  return part.type.startsWith('tool-') || part.type === 'dynamic-tool';
}
