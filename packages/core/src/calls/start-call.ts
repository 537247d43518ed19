import type { Operation, OperationInput } from '../generated/resource-contract.gen.ts';
import { Call } from '../transport/call.ts';
import type { AnswerKind, RequestDescription } from '../transport/request-description.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { describeRequest } from './describe-request.ts';

/** A call from its beginning to what it is to send. */
export async function startCall(
  settings: TransportSettings,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
  answer: AnswerKind = operation.response,
): Promise<RequestDescription> {
  const call = new Call(operation.id, settings, options);
  try {
    return await describeRequest(settings, call, operation, input, call.options, { answer });
  } catch (error) {
    throw call.fail(error);
  }
}
