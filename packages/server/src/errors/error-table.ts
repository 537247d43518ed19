/** Every machine-readable code the server answers with, its status, and the sentence used when the thrower gave none. */
export const errorTable = {
  invalid_request: [400, 'The request is not valid.'],
  missing_api_key: [401, 'No API key. Send it in the header "Authorization: Bearer hdg_…".'],
  invalid_api_key: [401, 'This API key is malformed, unknown or revoked.'],
  insufficient_credits: [402, 'The organization is out of credits.'],
  forbidden: [403, 'This API key has no access to that.'],
  not_found: [404, 'There is nothing here.'],
  conflict: [409, 'The request conflicts with the present state.'],
  idempotency_conflict: [409, 'This Idempotency-Key was already used with another request.'],
  payload_too_large: [413, 'The request is too large.'],
  unsupported_media_type: [415, 'The content type of the request is not supported.'],
  unprocessable: [422, 'The request is well-formed but makes no sense.'],
  rate_limited: [429, 'Too many requests. Wait and try again.'],
  internal: [500, 'Something went wrong on the server. Its log has the details under this request id.'],
  not_implemented: [501, 'This server does not do that yet.'],
  unavailable: [503, 'The server is shutting down. Try again in a moment.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type ErrorCode = keyof typeof errorTable;
