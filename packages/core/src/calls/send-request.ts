import { withOutput } from '../output/with-output.ts';
import { attachToTurn } from '../streaming/attach-to-turn.ts';
import { TaskStream } from '../streaming/task-stream.ts';
import { TurnRun } from '../tasks/turn-run.ts';
import { APIPromise } from '../transport/api-promise.ts';
import type { RequestDescription, TurnRequest } from '../transport/request-description.ts';
import type { Exchange, Received } from '../transport/transport.ts';
import type { CallContext } from './call-context.ts';
import { createStreamContext } from './create-stream-context.ts';
import { createTaskApi } from './create-task-api.ts';
import { readAnswer } from './read-answer.ts';

/** A call under way: its answer as it came, and what it promises. */
interface Sending<T> {
  response(): Promise<Response>;
  result(): Promise<Received<T>>;
}

/** Sends a request at once, and reads its answer when somebody asks for the data. */
export function sendRequest<T>(context: CallContext, described: Promise<RequestDescription>): APIPromise<T> {
  const sending = described.then((request) => {
    const { call, turn } = request;
    const sent = turn ? sendTurn<T>(context, request as TurnDescription) : sendPlainly<T>(context, request);
    return { call, sent };
  });
  return new APIPromise<T>(
    async () => {
      const { call, sent } = await sending;
      try {
        const response = await sent.response();
        call.end();
        return response;
      } catch (error) {
        throw call.fail(error);
      }
    },
    async () => {
      const { call, sent } = await sending;
      const { schema } = call.options;
      try {
        const { data, response } = await sent.result();
        const output = schema ? await withOutput(data, schema) : data;
        // A stream ends its call itself, when it is over.
        if (!(output instanceof TaskStream)) call.end();
        return { data: output, response };
      } catch (error) {
        throw call.fail(error);
      }
    },
  );
}

type TurnDescription = RequestDescription & { readonly turn: TurnRequest };

function sendPlainly<T>(context: CallContext, request: RequestDescription): Sending<T> {
  const { transport } = context;
  const exchange = transport.send(request);
  return {
    response: async () => (await exchange).response,
    result: () =>
      exchange.then((sent) =>
        transport.receive(sent, (answered) => readAnswer(answered, context) as Promise<T>),
      ),
  };
}

function sendTurn<T>(context: CallContext, request: TurnDescription): Sending<T> {
  const { call, accept } = request;
  const streamContext = () =>
    createStreamContext(context, call, { scope: 'turn', workerId: request.workerId });
  return new TurnRun<T>({
    transport: context.transport,
    memory: context.memory,
    api: () => createTaskApi(context, call),
    request,
    read: (exchange: Exchange) => readAnswer(exchange, context) as Promise<T>,
    attach: (place) => {
      const stream = attachToTurn(streamContext(), place);
      return (accept === 'text/event-stream' ? stream : stream.finalWorker()) as T | Promise<T>;
    },
  });
}
