import { createConfig, lint } from '@redocly/openapi-core';

/** Every status that the service itself answers with; those of webhook receivers are ranges (`2XX`). */
const statuses = [200, 400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 500, 501, 503];
const requestId = Object.fromEntries(statuses.map((status) => [status, ['x-request-id']]));

/** The strict rules of Redocly, and what the document promises beyond them. All of the strict ones are on. */
const configuration = createConfig({
  extends: ['recommended-strict'],
  rules: {
    'operation-description': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'parameter-description': 'error',
    'request-mime-type': { severity: 'error', allowedValues: ['application/json', 'multipart/form-data'] },
    'response-mime-type': {
      severity: 'error',
      allowedValues: ['application/json', 'text/event-stream', 'application/octet-stream'],
    },
    'response-contains-header': {
      severity: 'error',
      names: { ...requestId, 429: ['x-request-id', 'Retry-After'] },
    },
    'rule/media-type-has-examples': {
      subject: { type: 'MediaType', property: 'examples' },
      assertions: { defined: true, nonEmpty: true },
      message: 'Every request and response needs an example.',
      severity: 'error',
    },
    'rule/parameter-has-examples': {
      subject: { type: 'Parameter', property: 'examples' },
      assertions: { defined: true, nonEmpty: true },
      message: 'Every parameter needs an example: the docstrings of the client show it.',
      severity: 'error',
    },
  },
});

/** Lints an OpenAPI document: one line per problem, empty when there is none. */
export async function lintDocument(file: string): Promise<string[]> {
  const problems = await lint({ ref: file, config: await configuration });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer ?? file}`,
  );
}
