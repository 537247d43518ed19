import type { IncomingMessage } from 'node:http';
import { expectTypeOf, test } from 'vitest';

import {
  verifyWebhook,
  WebhookVerificationError,
  type KnownWebhookEvent,
  type Task,
  type Turn,
  type UnknownWebhookEvent,
  type VerifyWebhookOptions,
  type WebhookErrorCode,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
} from './index.ts';

declare const event: WebhookEvent;
declare const request: Request;
declare const message: IncomingMessage;
declare const expressLike: IncomingMessage & { body: unknown; rawBody?: Buffer };

test('switch narrows the listed types, and keeps the others', () => {
  switch (event.type) {
    case 'task.completed':
      expectTypeOf(event).toExtend<WebhookEventOf<'task.completed'>>();
      expectTypeOf(event.turn).toEqualTypeOf<Turn>();
      expectTypeOf(event.task).toEqualTypeOf<Task>();
      expectTypeOf(event.truncated).toEqualTypeOf<string[] | undefined>();
      break;
    case 'task.error':
      expectTypeOf(event.turn.error).toEqualTypeOf<string | null | undefined>();
      break;
    case 'task.aborted':
      expectTypeOf(event.taskId).toEqualTypeOf<string>();
      break;
    default:
      expectTypeOf(event).toEqualTypeOf<UnknownWebhookEvent>();
      expectTypeOf(event.type).toExtend<string>();
      expectTypeOf(event['anything']).toEqualTypeOf<unknown>();
  }
});

test('if narrows as well', () => {
  if (event.type === 'task.completed') expectTypeOf(event.turn).toEqualTypeOf<Turn>();
  if (event.type !== 'task.completed' && event.type !== 'task.error' && event.type !== 'task.aborted') {
    expectTypeOf(event).toEqualTypeOf<UnknownWebhookEvent>();
  }
});

test('every event has an id and a type that is text', () => {
  expectTypeOf(event.id).toEqualTypeOf<string>();
  expectTypeOf(event.type).toExtend<string>();
  expectTypeOf<WebhookEventType>().toEqualTypeOf<'task.completed' | 'task.error' | 'task.aborted'>();
  expectTypeOf<WebhookEventOf<'task.error'>>().toExtend<KnownWebhookEvent>();
  // @ts-expect-error no such type
  expectTypeOf<WebhookEventOf<'task.renamed'>>();
});

test('verifyWebhook takes headers and bodies in every form', () => {
  const tokens = 'whk_a';
  expectTypeOf(verifyWebhook({ headers: request, tokens })).resolves.toEqualTypeOf<WebhookEvent>();
  void verifyWebhook({ headers: message, tokens });
  void verifyWebhook({ headers: expressLike, body: expressLike.body as object, tokens });
  void verifyWebhook({ headers: message.headers, body: Buffer.from(''), tokens });
  void verifyWebhook({ headers: message.headersDistinct, body: '', tokens });
  void verifyWebhook({ headers: new Headers(), body: new ArrayBuffer(0), tokens });
  void verifyWebhook({ headers: { a: 'b', c: ['d'], e: undefined }, body: new Uint8Array(), tokens });
  void verifyWebhook({ headers: {}, body: undefined, tokens: ['a', 'b'] as const });
  // @ts-expect-error a number is no body
  void verifyWebhook({ headers: {}, body: 7, tokens });
  // @ts-expect-error a header is text
  void verifyWebhook({ headers: { a: 7 }, tokens });
  // @ts-expect-error a variable of the environment may be missing
  void verifyWebhook({ headers: {}, tokens: undefined as string | undefined });
  // @ts-expect-error tokens are needed
  void verifyWebhook({ headers: {} });
  // @ts-expect-error no such mode
  void verifyWebhook({ headers: {}, tokens, signature: 'always' });
});

test('now has several forms', () => {
  expectTypeOf<NonNullable<VerifyWebhookOptions['now']>>().toEqualTypeOf<
    Date | number | (() => Date | number)
  >();
});

test('an error tells its code and status', () => {
  const error: unknown = undefined;
  if (error instanceof WebhookVerificationError) {
    expectTypeOf(error.code).toEqualTypeOf<WebhookErrorCode>();
    expectTypeOf(error.status).toEqualTypeOf<400 | 401 | 413 | 500>();
    expectTypeOf(error.header).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.status).toExtend<NonNullable<ResponseInit['status']>>();
  }
});
