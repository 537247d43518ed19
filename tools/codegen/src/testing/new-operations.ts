import type { Document } from 'yaml';

const answer = (schema: string) => ({
  200: {
    description: 'The answer.',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  },
});

/** Adds a method to a resource that exists, `tasks.pause`, and one of a resource that does not, `teams.list`. */
export function addNewOperations(document: Document): void {
  document.setIn(
    ['paths', '/api/tasks/{taskId}/pause'],
    document.createNode({
      parameters: [{ $ref: '#/components/parameters/TaskId' }],
      post: {
        operationId: 'tasks.pause',
        description: 'Pause a task.',
        'x-handinger-retry': 'keyed',
        parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/PauseTask' } } },
        },
        responses: answer('Task'),
      },
    }),
  );
  document.setIn(
    ['paths', '/api/teams'],
    document.createNode({
      get: {
        operationId: 'teams.list',
        description: 'List teams.',
        'x-handinger-retry': 'safe',
        'x-handinger-items': 'teams',
        parameters: [{ $ref: '#/components/parameters/Page' }],
        responses: answer('TeamList'),
      },
    }),
  );
  document.setIn(
    ['components', 'schemas', 'PauseTask'],
    document.createNode({ type: 'object', required: ['reason'], properties: { reason: { type: 'string' } } }),
  );
  document.setIn(
    ['components', 'schemas', 'TeamList'],
    document.createNode({
      type: 'object',
      required: ['teams', 'pageCount'],
      properties: {
        teams: { type: 'array', items: { $ref: '#/components/schemas/Team' } },
        pageCount: { type: 'integer' },
      },
    }),
  );
  document.setIn(
    ['components', 'schemas', 'Team'],
    document.createNode({ type: 'object', required: ['name'], properties: { name: { type: 'string' } } }),
  );
}
