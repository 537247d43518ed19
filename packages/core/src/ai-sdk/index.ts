export {
  HandingerChatTransport,
  type ChatRequest,
  type ChatTurn,
  type HandingerChatTransportOptions,
} from './handinger-chat-transport.ts';
export { toUIMessageStream } from './to-ui-message-stream.ts';
export { toUIMessageStreamResponse } from './to-ui-message-stream-response.ts';
export type { Budget } from '../generated/types.gen.ts';
export type { TaskChunk } from '../streaming/task-chunk.ts';
