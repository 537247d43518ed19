/** Name of the client's error class for a documented status. */
export function errorClass(status: string): string {
  return errorClasses[status] ?? (status.startsWith('5') ? 'InternalServerError' : 'APIError');
}

const errorClasses: Readonly<Record<string, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  402: 'PaymentRequiredError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};
