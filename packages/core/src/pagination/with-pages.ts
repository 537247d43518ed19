import type { Operation, OperationInput, Send } from '../generated/resource-contract.gen.ts';
import type { APIPromise } from '../transport/api-promise.ts';
import { PagePromise } from './page-promise.ts';

type SendAny = (
  operation: Operation,
  input: OperationInput,
  options: object | undefined,
) => APIPromise<unknown>;

/** Sends calls as `send` does, and gives lists their pages. */
export function withPages(send: SendAny): Send {
  const sendPaged: SendAny = (operation, input, options) =>
    operation.items === undefined
      ? send(operation, input, options)
      : sendList(send, operation as Operation & { items: string }, input, options);
  return sendPaged as Send;
}

function sendList(
  send: SendAny,
  operation: Operation & { readonly items: string },
  input: OperationInput,
  options: { readonly query?: object | null | undefined } | undefined,
): PagePromise {
  // Copies: the caller may use its objects for other calls before the next page is asked for.
  const filters = { ...input.query };
  const kept = options && { ...options };
  const { page = 1 } = { ...filters, ...options?.query } as { readonly page?: unknown };
  return new PagePromise(send(operation, input, options), {
    items: operation.items,
    number: Number(page),
    load: async (number) => {
      const query = { ...filters, page: number };
      // The query of the options goes over that of the parameters.
      const further =
        kept?.query && 'page' in kept.query ? { ...kept, query: { ...kept.query, page: number } } : kept;
      return (await send(operation, { ...input, query }, further)) as object;
    },
  });
}
