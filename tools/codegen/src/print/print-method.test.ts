import { describe, expect, test } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { readOperations } from '../model/read-operations.ts';
import type { Resource } from '../model/resource-tree.ts';
import { resourceTree } from '../model/resource-tree.ts';
import { specFile } from '../testing/repository.ts';
import { methodSignature } from './method-signature.ts';
import { printMethod } from './print-method.ts';

const document = await readDocument(specFile);
const resources = resourceTree(document, readOperations(document)).flatMap(withChildren);

function withChildren(resource: Resource): Resource[] {
  return [resource, ...resource.children.flatMap(withChildren)];
}

function printed(id: string): string {
  for (const resource of resources) {
    const operation = resource.operations.find((candidate) => candidate.id === id);
    if (operation) return printMethod(operation, methodSignature(resource, operation));
  }
  throw new Error(`There is no operation ${id}.`);
}

describe('ids come first, then parameters, then options', () => {
  test.each([
    ['tasks.retrieve', "retrieve(taskId: string, options?: B['options']): APIPromise<TaskWithTurns>"],
    [
      'workers.list',
      "list(params?: WorkerListParams | null, options?: B['options']): PagePromise<WorkerList, WorkerTemplate>",
    ],
    [
      'workers.update',
      "update(workerId: string, params: WorkerUpdateParams, options?: B['options']): APIPromise<WorkerTemplate>",
    ],
    [
      'workers.schedules.cancel',
      "cancel(scheduleId: string, params: ScheduleCancelParams, options?: B['options']): APIPromise<ScheduleCancelResponse>",
    ],
    [
      'workers.retrieveFile',
      "retrieveFile(filePath: string, params: WorkerRetrieveFileParams, options?: B['options']): APIPromise<FileResponse>",
    ],
    [
      'workers.streamUpdates',
      "streamUpdates(workerId: string, params?: WorkerStreamUpdatesParams | null, options?: B['options']): APIPromise<B['stream']>",
    ],
    [
      'tasks.create',
      "create(params: TaskCreateParamsNonStreaming, options?: B['options']): APIPromise<Worker>;",
    ],
    [
      'tasks.create',
      "create(params: TaskCreateParamsStreaming, options?: B['options']): APIPromise<B['stream']>;",
    ],
    [
      'tasks.create',
      "create(params: TaskCreateParams, options?: B['options']): APIPromise<Worker | B['stream']>;",
    ],
    [
      'workers.retrieve',
      "retrieve(workerId: string, params?: WorkerRetrieveParamsNonStreaming | null, options?: B['options']): APIPromise<Worker>;",
    ],
  ])('%s', (id, signature) => {
    expect(printed(id)).toContain(signature);
  });
});

describe('each value is sent where it belongs', () => {
  test.each([
    ['tasks.create', "this.#send(operations['tasks.create'], { body: params }, options)"],
    ['workers.list', '{ query: (params ?? {}) }'],
    ['workers.schedules.cancel', 'const { workerId } = params;\nreturn'],
    ['workers.schedules.cancel', '{ path: { workerId, scheduleId } }'],
    ['workers.streamUpdates', 'const { lastEventId, ...query } = (params ?? {});'],
    ['workers.streamUpdates', "{ path: { workerId }, query, headers: { 'Last-Event-ID': lastEventId } }"],
  ])('%s', (id, statement) => {
    expect(printed(id)).toContain(statement);
  });
});

describe('the docstring tells', () => {
  test('what the document says, where it says it, and the errors of this operation', () => {
    const method = printed('tasks.create');
    expect(method).toContain(' * Run a new task against an existing worker and wait for the result.');
    expect(method).toContain(' * Source: POST /api/tasks\n');
    expect(method).toContain(
      ' * @throws {PaymentRequiredError} 402: The organization is out of billing credits.\n',
    );
    expect(method).not.toContain('@throws {RateLimitError}');
  });

  test('how it is called', () => {
    expect(printed('workers.schedules.cancel')).toContain(
      [
        ' * ```ts',
        " * const scheduleCancelResponse = await client.workers.schedules.cancel('sch_01HZY31W2SZJ8MJ2FQTR3M1K9D', {",
        " *   workerId: 'wrk_vk81XUHKHG-qr4',",
        ' * });',
        ' * ```',
      ].join('\n'),
    );
  });

  test('how a list is read', () => {
    expect(printed('workers.webhooks.listExecutions')).toContain(
      [
        ' * ```ts',
        " * for await (const webhookExecution of client.workers.webhooks.listExecutions('wrk_vk81XUHKHG-qr4')) {",
        ' *   console.log(webhookExecution);',
        ' * }',
        ' * ```',
      ].join('\n'),
    );
    expect(printed('tasks.list')).toContain('Awaited, it is one page');
    expect(printed('tasks.listTurns')).not.toContain('Awaited, it is one page');
  });

  test('how a stream is read', () => {
    expect(printed('tasks.create')).toContain(
      ' *   stream: true,\n * });\n * for await (const chunk of stream) console.log(chunk.type);\n',
    );
  });

  test('that an operation is deprecated', () => {
    expect(printed('workers.continue')).toContain(' * @deprecated\n');
    expect(printed('tasks.create')).not.toContain('@deprecated');
  });
});
