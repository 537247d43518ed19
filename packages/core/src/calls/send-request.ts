import { APIPromise } from '../transport/api-promise.ts';
import type { RequestDescription } from '../transport/request-description.ts';
import type { Transport } from '../transport/transport.ts';
import { readAnswer } from './read-answer.ts';

/** Sends a request at once, and reads its answer when somebody asks for the data. */
export function sendRequest<T>(transport: Transport, request: Promise<RequestDescription>): APIPromise<T> {
  const exchange = request.then((description) => transport.send(description));
  return new APIPromise<T>(
    async () => (await exchange).response,
    async () => transport.receive(await exchange, (answered) => readAnswer(answered) as Promise<T>),
  );
}
