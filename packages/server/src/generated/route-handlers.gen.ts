// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import type { Readable } from 'node:stream';
import type { RouteHandler } from 'fastify';
import type {
  TasksCreateData,
  TasksCreateResponse,
  TasksDeleteData,
  TasksDeleteResponse,
  TasksListData,
  TasksListResponse,
  TasksListTurnsData,
  TasksListTurnsResponse,
  TasksRetrieveData,
  TasksRetrieveResponse,
  UsageRetrieveData,
  UsageRetrieveResponse,
  WorkersContinueData,
  WorkersContinueResponse,
  WorkersCreateData,
  WorkersCreateResponse,
  WorkersDeleteData,
  WorkersDeleteResponse,
  WorkersListData,
  WorkersListResponse,
  WorkersRetrieveData,
  WorkersRetrieveEmailData,
  WorkersRetrieveEmailResponse,
  WorkersRetrieveFileData,
  WorkersRetrieveResponse,
  WorkersRetrieveTemplateData,
  WorkersRetrieveTemplateResponse,
  WorkersSchedulesCancelData,
  WorkersSchedulesCancelResponse,
  WorkersSchedulesCreateData,
  WorkersSchedulesCreateResponse,
  WorkersSchedulesListData,
  WorkersSchedulesListResponse,
  WorkersSchedulesPreviewData,
  WorkersSchedulesPreviewResponse,
  WorkersStreamUpdatesData,
  WorkersUpdateData,
  WorkersUpdateResponse,
  WorkersWebhooksDeleteData,
  WorkersWebhooksDeleteResponse,
  WorkersWebhooksListExecutionsData,
  WorkersWebhooksListExecutionsResponse,
  WorkersWebhooksRegenerateTokenData,
  WorkersWebhooksRegenerateTokenResponse,
  WorkersWebhooksResendData,
  WorkersWebhooksResendResponse,
  WorkersWebhooksRetrieveData,
  WorkersWebhooksRetrieveResponse,
  WorkersWebhooksUpdateData,
  WorkersWebhooksUpdateResponse,
} from './types.gen.ts';

/**
 * The handler of every operation, by its `operationId` in camel case. One that is missing does not
 * compile.
 *
 * A handler gives what a success holds, and throws for everything else.
 */
export interface RouteHandlers {
  /** GET /api/workers */
  workersList: RouteHandler<{
    Querystring: NonNullable<WorkersListData['query']>;
    Reply: WorkersListResponse;
  }>;
  /** POST /api/workers */
  workersCreate: RouteHandler<{
    Headers: { 'idempotency-key'?: string };
    Body: WorkersCreateData['body'];
    Reply: WorkersCreateResponse;
  }>;
  /** GET /api/workers/{workerId} */
  workersRetrieve: RouteHandler<{
    Params: WorkersRetrieveData['path'];
    Querystring: NonNullable<WorkersRetrieveData['query']>;
    Reply: WorkersRetrieveResponse | Readable;
  }>;
  /** POST /api/workers/{workerId} */
  workersContinue: RouteHandler<{
    Params: WorkersContinueData['path'];
    Headers: { 'idempotency-key'?: string };
    Body: WorkersContinueData['body'];
    Reply: WorkersContinueResponse | Readable;
  }>;
  /** PATCH /api/workers/{workerId} */
  workersUpdate: RouteHandler<{
    Params: WorkersUpdateData['path'];
    Body: WorkersUpdateData['body'];
    Reply: WorkersUpdateResponse;
  }>;
  /** DELETE /api/workers/{workerId} */
  workersDelete: RouteHandler<{
    Params: WorkersDeleteData['path'];
    Reply: WorkersDeleteResponse;
  }>;
  /** GET /api/workers/{workerId}/template */
  workersRetrieveTemplate: RouteHandler<{
    Params: WorkersRetrieveTemplateData['path'];
    Reply: WorkersRetrieveTemplateResponse;
  }>;
  /** GET /api/workers/{workerId}/email */
  workersRetrieveEmail: RouteHandler<{
    Params: WorkersRetrieveEmailData['path'];
    Reply: WorkersRetrieveEmailResponse;
  }>;
  /** GET /api/workers/{workerId}/stream */
  workersStreamUpdates: RouteHandler<{
    Params: WorkersStreamUpdatesData['path'];
    Querystring: NonNullable<WorkersStreamUpdatesData['query']>;
    Headers: { 'last-event-id'?: string };
    Reply: Readable;
  }>;
  /** GET /api/workers/{workerId}/files/{filePath} */
  workersRetrieveFile: RouteHandler<{
    Params: WorkersRetrieveFileData['path'];
    Reply: Readable | Uint8Array;
  }>;
  /** GET /api/workers/{workerId}/schedules */
  workersSchedulesList: RouteHandler<{
    Params: WorkersSchedulesListData['path'];
    Reply: WorkersSchedulesListResponse;
  }>;
  /** POST /api/workers/{workerId}/schedules */
  workersSchedulesCreate: RouteHandler<{
    Params: WorkersSchedulesCreateData['path'];
    Headers: { 'idempotency-key'?: string };
    Body: WorkersSchedulesCreateData['body'];
    Reply: WorkersSchedulesCreateResponse;
  }>;
  /** POST /api/workers/{workerId}/schedules/preview */
  workersSchedulesPreview: RouteHandler<{
    Params: WorkersSchedulesPreviewData['path'];
    Body: WorkersSchedulesPreviewData['body'];
    Reply: WorkersSchedulesPreviewResponse;
  }>;
  /** DELETE /api/workers/{workerId}/schedules/{scheduleId} */
  workersSchedulesCancel: RouteHandler<{
    Params: WorkersSchedulesCancelData['path'];
    Reply: WorkersSchedulesCancelResponse;
  }>;
  /** GET /api/workers/{workerId}/webhook */
  workersWebhooksRetrieve: RouteHandler<{
    Params: WorkersWebhooksRetrieveData['path'];
    Reply: WorkersWebhooksRetrieveResponse;
  }>;
  /** PUT /api/workers/{workerId}/webhook */
  workersWebhooksUpdate: RouteHandler<{
    Params: WorkersWebhooksUpdateData['path'];
    Body: WorkersWebhooksUpdateData['body'];
    Reply: WorkersWebhooksUpdateResponse;
  }>;
  /** DELETE /api/workers/{workerId}/webhook */
  workersWebhooksDelete: RouteHandler<{
    Params: WorkersWebhooksDeleteData['path'];
    Reply: WorkersWebhooksDeleteResponse;
  }>;
  /** POST /api/workers/{workerId}/webhook/regenerate-token */
  workersWebhooksRegenerateToken: RouteHandler<{
    Params: WorkersWebhooksRegenerateTokenData['path'];
    Headers: { 'idempotency-key'?: string };
    Reply: WorkersWebhooksRegenerateTokenResponse;
  }>;
  /** GET /api/workers/{workerId}/webhook/executions */
  workersWebhooksListExecutions: RouteHandler<{
    Params: WorkersWebhooksListExecutionsData['path'];
    Querystring: NonNullable<WorkersWebhooksListExecutionsData['query']>;
    Reply: WorkersWebhooksListExecutionsResponse;
  }>;
  /** POST /api/workers/{workerId}/webhook/executions/{executionId}/resend */
  workersWebhooksResend: RouteHandler<{
    Params: WorkersWebhooksResendData['path'];
    Headers: { 'idempotency-key'?: string };
    Reply: WorkersWebhooksResendResponse;
  }>;
  /** GET /api/tasks */
  tasksList: RouteHandler<{
    Querystring: NonNullable<TasksListData['query']>;
    Reply: TasksListResponse;
  }>;
  /** POST /api/tasks */
  tasksCreate: RouteHandler<{
    Headers: { 'idempotency-key'?: string };
    Body: TasksCreateData['body'];
    Reply: TasksCreateResponse | Readable;
  }>;
  /** GET /api/tasks/{taskId} */
  tasksRetrieve: RouteHandler<{
    Params: TasksRetrieveData['path'];
    Reply: TasksRetrieveResponse;
  }>;
  /** DELETE /api/tasks/{taskId} */
  tasksDelete: RouteHandler<{
    Params: TasksDeleteData['path'];
    Reply: TasksDeleteResponse;
  }>;
  /** GET /api/tasks/{taskId}/turns */
  tasksListTurns: RouteHandler<{
    Params: TasksListTurnsData['path'];
    Reply: TasksListTurnsResponse;
  }>;
  /** GET /api/usage */
  usageRetrieve: RouteHandler<{
    Querystring: NonNullable<UsageRetrieveData['query']>;
    Reply: UsageRetrieveResponse;
  }>;
}
