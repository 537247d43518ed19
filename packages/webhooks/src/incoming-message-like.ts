/** What is needed of a request of Node's HTTP server. */
export interface IncomingMessageLike {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Every readable stream of Node has it. Unlike `for await` over the request, it can end without ending the connection. */
  iterator(options: { readonly destroyOnReturn: boolean }): AsyncIterable<unknown>;
}
