import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai';
import { HandingerError } from '../errors/handinger-error.ts';
import { NotFoundError } from '../errors/not-found-error.ts';
import type { Uploadable } from '../generated/resource-contract.gen.ts';
import type { Budget } from '../generated/types.gen.ts';
import type { Handinger } from '../handinger.ts';
import { deriveId } from '../tasks/derive-id.ts';
import { newId } from '../tasks/new-id.ts';
import { messageFiles } from './message-files.ts';
import { toAbortError } from './to-abort-error.ts';
import { toUIMessageStream } from './to-ui-message-stream.ts';

/** What a message of a chat is sent as. */
export interface ChatTurn {
  /** Default: the texts of the message. */
  readonly input?: string | undefined;
  /** Default: the files of the message, of which each must have a `data:` or `blob:` URL. */
  readonly files?: readonly Uploadable[] | undefined;
  readonly budget?: Budget | undefined;
  readonly workerId?: string | undefined;
}

/** A message that a chat wants to send. */
export interface ChatRequest<UI_MESSAGE extends UIMessage = UIMessage> {
  readonly chatId: string;
  readonly message: UI_MESSAGE;
  /** `body` of `sendMessage`, and what the chat adds to it. */
  readonly body: object | undefined;
  /** `metadata` of `sendMessage`. */
  readonly metadata: unknown;
}

/** Options of a {@link HandingerChatTransport}. */
export interface HandingerChatTransportOptions<UI_MESSAGE extends UIMessage = UIMessage> {
  /**
   * The client. In a page, one without a key that points at your proxy: `new Handinger({ baseURL: '/api/handinger', apiKey: null })`.
   * The proxy must permit `tasks.create`, `tasks.retrieve` and `workers.streamUpdates`.
   */
  readonly client: Pick<Handinger, 'tasks'>;
  /** The worker that answers. Default: each chat gets one of its own, with its first message as its instructions. */
  readonly workerId?: string | undefined;
  /** What each turn may spend. Default: the API's own, `standard`. */
  readonly budget?: Budget | undefined;
  /** The task of a chat: 1 to 512 characters, always the same for one chat. Default: the chat's own id. */
  readonly taskId?: ((chatId: string) => string) | undefined;
  /** Changes what a message is sent as. What it leaves out is taken from the message and from these options. */
  readonly prepareTurn?: ((request: ChatRequest<UI_MESSAGE>) => ChatTurn | Promise<ChatTurn>) | undefined;
}

type SendOptions<UI_MESSAGE extends UIMessage> = Parameters<ChatTransport<UI_MESSAGE>['sendMessages']>[0];
type ReconnectOptions = Parameters<ChatTransport<UIMessage>['reconnectToStream']>[0];

/**
 * Lets `useChat` of the AI SDK talk to a worker: a chat is a task, and each of its user messages a turn. The server keeps the
 * history, so only the last message is sent.
 *
 * One message runs one turn, however often it is sent: by a component that is mounted twice, or a connection that breaks.
 * `regenerate` asks the same again, as a further turn. `stop` leaves the turn running: the API has no call that ends one.
 *
 * @example
 * ```ts
 * const transport = new HandingerChatTransport({ client, workerId: 'wrk_vk81XUHKHG-qr4' });
 * const { messages, sendMessage } = useChat({ id: chatId, transport, resume: true });
 * ```
 */
export class HandingerChatTransport<
  UI_MESSAGE extends UIMessage = UIMessage,
> implements ChatTransport<UI_MESSAGE> {
  /** A reconnection gives the whole answer from its beginning. */
  readonly resumeStreamIsReplay = true;
  readonly #options: HandingerChatTransportOptions<UI_MESSAGE>;

  constructor(options: HandingerChatTransportOptions<UI_MESSAGE>) {
    this.#options = options;
  }

  /**
   * Sends the last message of the user as a turn.
   *
   * @throws {HandingerError} `invalid_option` where there is none, or where the chat's id can be no task's
   * @throws {UploadError} for a file that can't be sent
   * @throws {APIError} when the server refuses the turn
   */
  async sendMessages(options: SendOptions<UI_MESSAGE>): Promise<ReadableStream<UIMessageChunk>> {
    const { chatId, messages, trigger, abortSignal: signal, headers } = options;
    const message = messages.findLast(({ role }) => role === 'user');
    if (!message) throw invalidOption('There is no message of the user to send.');
    const taskId = this.#taskId(chatId);
    const derived = trigger === 'submit-message' && (await turnIdOf(taskId, message));
    const params = { ...(await this.#turn(message, options)), taskId, turnId: derived || newId('trn_') };
    try {
      const stream = await this.#options.client.tasks.stream(params, { signal, headers });
      return toUIMessageStream(stream, signal);
    } catch (error) {
      throw toAbortError(error, signal);
    }
  }

  /**
   * The answer that is being worked on, from its beginning; null when none is.
   *
   * @throws {HandingerError} when that can't be found out
   */
  async reconnectToStream({
    chatId,
    abortSignal: signal,
    headers,
  }: ReconnectOptions): Promise<ReadableStream<UIMessageChunk> | null> {
    const { tasks } = this.#options.client;
    const taskId = this.#taskId(chatId);
    try {
      const { task, turns } = await tasks.retrieve(taskId, { signal, headers });
      // The first that is not over: those behind it wait for it.
      const turn = turns.find(({ status }) => status === 'running' || status === 'pending');
      if (!turn) return null;
      const handle = tasks.attach({ taskId, turnId: turn.id, workerId: task.workerId });
      return toUIMessageStream(handle.stream({ signal, headers }), signal);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw toAbortError(error, signal);
    }
  }

  async #turn(message: UI_MESSAGE, { chatId, body, metadata }: SendOptions<UI_MESSAGE>) {
    const { workerId, budget, prepareTurn } = this.#options;
    const prepared = (await prepareTurn?.({ chatId, message, body, metadata })) ?? {};
    const files = prepared.files ?? (await messageFiles(message));
    const texts = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    // A task needs words: where there are files only, their names.
    const names = files.map((file) => String((file as { filename?: string }).filename ?? 'file'));
    return {
      input: prepared.input ?? (texts.join('\n') || names.join(', ')),
      budget: prepared.budget ?? budget,
      workerId: prepared.workerId ?? workerId,
      ...(files.length > 0 && { files: [...files] }),
    };
  }

  #taskId(chatId: string): string {
    const taskId = this.#options.taskId?.(chatId) ?? chatId;
    if (typeof taskId === 'string' && taskId.length > 0 && taskId.length <= 512) return taskId;
    throw invalidOption(
      'A chat needs an id of 1 to 512 characters. Give it one, or use the option `taskId`.',
    );
  }
}

/** The same for the same message, so that it runs once; another when it was edited. Undefined without Web Crypto. */
function turnIdOf(taskId: string, { id, parts }: UIMessage): Promise<string | undefined> {
  return deriveId('trn_', ['chat', taskId, id, JSON.stringify(parts)]);
}

function invalidOption(message: string): HandingerError {
  return new HandingerError(message, { code: 'invalid_option', safeToRetry: true });
}
