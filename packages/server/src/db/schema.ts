import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { StoredFile } from '../files/stored-file.ts';
import type { ScheduleWhen } from '../generated/types.gen.ts';
import type { InputFile } from '../files/input-file.ts';
import type { StoredMessage, StoredSource } from './stored-message.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const createdAt = () => instant('created_at').notNull().defaultNow();

export const organizations = pgTable('organizations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  timezone: text('timezone').notNull().default('UTC'),
  /** What is left to spend; null is no limit. */
  credits: doublePrecision('credits'),
  createdAt: createdAt(),
});

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: createdAt(),
});

export const members = pgTable(
  'members',
  {
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] })],
);

/** The key itself is never stored: its SHA-256 finds the row, its first letters let a person tell keys apart. */
export const keys = pgTable(
  'keys',
  {
    id: text('id').primaryKey(),
    hash: text('hash').notNull(),
    prefix: text('prefix').notNull(),
    name: text('name').notNull(),
    organizationId: text('organization_id').notNull(),
    userId: text('user_id').notNull(),
    createdAt: createdAt(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('keys_hash').on(table.hash),
    foreignKey({
      columns: [table.organizationId, table.userId],
      foreignColumns: [members.organizationId, members.userId],
    }),
  ],
);

/** Who is signed in to the dashboard. Like a key, the id in the cookie is never stored. */
export const sessions = pgTable(
  'sessions',
  {
    hash: text('hash').primaryKey(),
    /** No reference: a key that ends with its server is stored nowhere, and neither do its sessions count after that. */
    keyId: text('key_id').notNull(),
    keyPrefix: text('key_prefix').notNull(),
    organizationId: text('organization_id').notNull(),
    userId: text('user_id').notNull(),
    /** The `Host` that the session was opened at. */
    host: text('host').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.organizationId, table.userId],
      foreignColumns: [members.organizationId, members.userId],
    }),
  ],
);

export const workers = pgTable(
  'workers',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    instructions: text('instructions').notNull(),
    outputSchema: json('output_schema').$type<Record<string, unknown>>(),
    visibility: text('visibility', { enum: ['public', 'private'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [index('workers_newest').on(table.organizationId, table.createdAt.desc().nullsFirst())],
);

/** Who, besides its creator, may use a private worker. */
export const workerMembers = pgTable(
  'worker_members',
  {
    workerId: text('worker_id')
      .notNull()
      .references(() => workers.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.workerId, table.userId] })],
);

export const tasks = pgTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    workerId: text('worker_id')
      .notNull()
      .references(() => workers.id),
    createdByUserId: text('created_by_user_id'),
    /** The task's folder among its worker's files: callers choose task ids freely, so an id is no folder name. */
    folder: text('folder').notNull(),
    title: text('title').notNull(),
    status: text('status', { enum: ['pending', 'running', 'completed', 'error', 'aborted'] }).notNull(),
    triggeredBy: text('triggered_by', { enum: ['api', 'email', 'schedule', 'ui'] }).notNull(),
    turnCount: integer('turn_count').notNull(),
    credits: doublePrecision('credits').notNull().default(0),
    durationMs: bigint('duration_ms', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
    completedAt: instant('completed_at'),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    // In the whole order of the lists, and of nothing else: the embedded database gathers no statistics by itself, and
    // without them it would rather sort ten thousand rows.
    index('tasks_newest')
      .on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`archived_at is null`),
    index('tasks_of_worker')
      .on(table.workerId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`archived_at is null`),
    index('tasks_by_folder').on(table.workerId, table.folder),
  ],
);

export const turns = pgTable(
  'turns',
  {
    id: text('id').primaryKey(),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    /** That of its task: what a worker's turns cost is asked for over time, and all of its tasks may be in question. */
    workerId: text('worker_id').notNull(),
    seq: integer('seq').notNull(),
    status: text('status', { enum: ['pending', 'running', 'completed', 'error', 'aborted'] }).notNull(),
    budget: text('budget', { enum: ['low', 'standard', 'high', 'unlimited'] }).notNull(),
    input: text('input').notNull(),
    inputFiles: json('input_files').$type<InputFile[]>().notNull(),
    messageId: text('message_id').notNull(),
    /** SHA-256 of what the turn was asked for; null where no request asked, and in turns of the first version. */
    requestHash: text('request_hash'),
    createdAt: createdAt(),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
    durationMs: bigint('duration_ms', { mode: 'number' }).notNull().default(0),
    credits: doublePrecision('credits').notNull().default(0),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    outputText: text('output_text').notNull().default(''),
    structuredOutput: json('structured_output').$type<Record<string, unknown>>(),
    message: json('message').$type<StoredMessage>(),
    sources: json('sources').$type<StoredSource[]>().notNull().default([]),
    files: json('files').$type<StoredFile[]>().notNull().default([]),
    error: text('error'),
  },
  (table) => [
    uniqueIndex('turns_in_order').on(table.taskId, table.seq),
    index('turns_ended').on(table.workerId, table.completedAt),
    index('turns_unfinished')
      .on(table.status)
      .where(sql`status in ('pending', 'running')`),
  ],
);

/** The chunks of a task's stream; `n` grows over all of its turns and is the id of the event on the wire. */
export const events = pgTable(
  'events',
  {
    taskId: text('task_id').notNull(),
    n: integer('n').notNull(),
    turnId: text('turn_id').notNull(),
    type: text('type').notNull(),
    /** The chunk as JSON text: the `json` types refuse characters that a model may well write. */
    data: text('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.n] })],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: text('organization_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of the operation and its body. */
    requestHash: text('request_hash').notNull(),
    /** The worker or turn that the first request made. */
    resultId: text('result_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.key] })],
);

/** What a worker is to do later, once or again and again. */
export const schedules = pgTable(
  'schedules',
  {
    id: text('id').primaryKey(),
    workerId: text('worker_id')
      .notNull()
      .references(() => workers.id),
    input: text('input').notNull(),
    budget: text('budget', { enum: ['low', 'standard', 'high', 'unlimited'] }).notNull(),
    when: json('when').$type<ScheduleWhen>().notNull(),
    /** `done` after the only run of one that runs once. */
    state: text('state', { enum: ['active', 'done', 'cancelled'] }).notNull(),
    /** The planned time of the next run, or of the last one when there is none to come. */
    nextRunAt: instant('next_run_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('schedules_due')
      .on(table.nextRunAt)
      .where(sql`state = 'active'`),
    index('schedules_of_worker')
      .on(table.workerId)
      .where(sql`state = 'active'`),
  ],
);

/** Where a worker's deliveries go; a worker without one has no row. */
export const webhooks = pgTable('webhooks', {
  workerId: text('worker_id')
    .primaryKey()
    .references(() => workers.id),
  url: text('url').notNull(),
  token: text('token').notNull(),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** One event for one webhook, from the end of its turn until the receiver has it or all attempts are spent. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    workerId: text('worker_id')
      .notNull()
      .references(() => workers.id),
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    turnId: text('turn_id')
      .notNull()
      .references(() => turns.id),
    /** The turn's position in its task: deliveries of one task leave in this order. */
    turnSeq: integer('turn_seq').notNull(),
    type: text('type', { enum: ['task.completed', 'task.error', 'task.aborted'] }).notNull(),
    /** The bytes that every attempt sends. Text, not JSON: a receiver checks the signature over exactly these. */
    body: text('body').notNull(),
    state: text('state', { enum: ['pending', 'delivered', 'failed', 'cancelled'] }).notNull(),
    /** Attempts that were begun, resends among them. */
    attempts: integer('attempts').notNull().default(0),
    /** When the next attempt is due; null is at once, or never once the delivery is settled. */
    nextAttemptAt: instant('next_attempt_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('webhook_deliveries_of_turn').on(table.turnId),
    index('webhook_deliveries_pending')
      .on(table.taskId, table.turnSeq)
      .where(sql`state = 'pending'`),
    index('webhook_deliveries_due')
      .on(table.nextAttemptAt)
      .where(sql`state = 'pending'`),
    index('webhook_deliveries_pending_of_worker')
      .on(table.workerId)
      .where(sql`state = 'pending'`),
  ],
);

/** One attempt at a delivery. The row is there before the request goes out: a kill in between loses no attempt. */
export const webhookExecutions = pgTable(
  'webhook_executions',
  {
    id: text('id').primaryKey(),
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id),
    workerId: text('worker_id').notNull(),
    taskId: text('task_id').notNull(),
    /** From 1. */
    attempt: integer('attempt').notNull(),
    url: text('url').notNull(),
    createdAt: createdAt(),
    durationMs: bigint('duration_ms', { mode: 'number' }),
    /** Null while the attempt is under way. */
    requestStatus: text('request_status', { enum: ['success', 'error'] }),
    responseStatus: integer('response_status'),
    errorMessage: text('error_message'),
  },
  (table) => [
    uniqueIndex('webhook_executions_in_order').on(table.deliveryId, table.attempt),
    index('webhook_executions_newest').on(table.workerId, table.createdAt.desc().nullsFirst()),
    index('webhook_executions_open')
      .on(table.deliveryId)
      .where(sql`request_status is null`),
  ],
);
