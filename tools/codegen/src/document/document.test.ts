import { describe, expect, test } from 'vitest';
import { specFile } from '../testing/repository.ts';
import { readOperations } from '../model/read-operations.ts';
import { readDocument } from './read-document.ts';

const document = await readDocument(specFile);
const operations = readOperations(document);

test('it describes every operation of the API, and when each may be sent again', () => {
  const lines = operations.map(({ id, httpMethod, path, retry }) => `${id} ${httpMethod} ${path} ${retry}`);
  expect(lines.toSorted()).toEqual(
    [
      'workers.list GET /api/workers safe',
      'workers.create POST /api/workers keyed',
      'workers.retrieve GET /api/workers/{workerId} safe',
      'workers.retrieveTemplate GET /api/workers/{workerId}/template safe',
      'workers.update PATCH /api/workers/{workerId} safe',
      'workers.delete DELETE /api/workers/{workerId} safe',
      'workers.retrieveEmail GET /api/workers/{workerId}/email safe',
      'workers.continue POST /api/workers/{workerId} recover',
      'workers.streamUpdates GET /api/workers/{workerId}/stream safe',
      'workers.retrieveFile GET /api/workers/{workerId}/files/{filePath} safe',
      'workers.schedules.list GET /api/workers/{workerId}/schedules safe',
      'workers.schedules.create POST /api/workers/{workerId}/schedules keyed',
      'workers.schedules.preview POST /api/workers/{workerId}/schedules/preview safe',
      'workers.schedules.cancel DELETE /api/workers/{workerId}/schedules/{scheduleId} safe',
      'workers.webhooks.retrieve GET /api/workers/{workerId}/webhook safe',
      'workers.webhooks.update PUT /api/workers/{workerId}/webhook safe',
      'workers.webhooks.delete DELETE /api/workers/{workerId}/webhook safe',
      'workers.webhooks.regenerateToken POST /api/workers/{workerId}/webhook/regenerate-token keyed',
      'workers.webhooks.listExecutions GET /api/workers/{workerId}/webhook/executions safe',
      'workers.webhooks.resend POST /api/workers/{workerId}/webhook/executions/{executionId}/resend keyed',
      'tasks.list GET /api/tasks safe',
      'tasks.create POST /api/tasks recover',
      'tasks.retrieve GET /api/tasks/{taskId} safe',
      'tasks.delete DELETE /api/tasks/{taskId} safe',
      'tasks.listTurns GET /api/tasks/{taskId}/turns safe',
      'usage.retrieve GET /api/usage safe',
    ].toSorted(),
  );
});

test('only calls that run a task, or follow one, have no time limit', () => {
  const unlimited = operations.filter(({ timeout }) => timeout === 'none').map(({ id }) => id);
  expect(unlimited).toEqual(['workers.continue', 'workers.streamUpdates', 'tasks.create']);
});

test.each(operations)('$id documents the errors that fit it', ({ body, pathFields, retry, errors }) => {
  const fitting = [
    '401',
    '403',
    '429',
    '500',
    '503',
    ...(body ? ['400', '413', '415'] : []),
    ...(pathFields.length > 0 ? ['404'] : []),
    ...(retry === 'safe' ? [] : ['409']),
  ];
  expect(errors.map(({ status }) => status)).toEqual(expect.arrayContaining(fitting));
});

describe.each(Object.entries(document.components.schemas))('%s', (_, schema) => {
  test('is described, and so is each of its properties', () => {
    expect(schema.description).toBeTruthy();
    const undescribed = Object.entries(schema.properties ?? {})
      .filter(([, property]) => !property.description && !property.$ref)
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });
});
