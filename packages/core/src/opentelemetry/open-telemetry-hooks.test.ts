import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Handinger } from '../handinger.ts';
import { answerJson, startLoopbackServer } from '../test-support/start-loopback-server.ts';
import { createFakeHandinger } from '../testing/create-fake-handinger.ts';
import { openTelemetryHooks } from './open-telemetry-hooks.ts';

const exporter = new InMemorySpanExporter();
const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});
afterAll(() => {
  context.disable();
  propagation.disable();
});
beforeEach(() => exporter.reset());

function start(options: Parameters<typeof openTelemetryHooks>[0] = {}) {
  const fake = createFakeHandinger();
  const client = fake.client({ hooks: openTelemetryHooks({ tracerProvider, ...options }) });
  return { fake, client };
}

const onlySpan = () => {
  const spans = exporter.getFinishedSpans();
  expect(spans).toHaveLength(1);
  return spans[0] as NonNullable<(typeof spans)[0]>;
};

describe('openTelemetryHooks', () => {
  test('makes one span of a call, under the span that is active', async () => {
    const { client } = start({ attributes: { 'app.tenant': 'acme' } });
    const parent = tracerProvider.getTracer('test').startSpan('parent');
    await context.with(trace.setSpan(context.active(), parent), () =>
      client.tasks.create({ input: 'a secret input', taskId: 'tsk_1', turnId: 'trn_1' }),
    );
    const span = onlySpan();
    expect(span).toMatchObject({ name: 'handinger tasks.create', kind: SpanKind.CLIENT });
    expect(span.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    expect(span.status.code).toBe(SpanStatusCode.UNSET);
    expect(span.attributes).toMatchObject({
      'app.tenant': 'acme',
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.provider.name': 'handinger',
      'gen_ai.conversation.id': 'tsk_1',
      'handinger.task.id': 'tsk_1',
      'handinger.turn.id': 'trn_1',
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'server.address': 'fake.handinger.test',
      'server.port': 443,
      'url.template': '/api/tasks',
    });
    const told = JSON.stringify([span.attributes, span.events, span.status]);
    expect(told).not.toMatch(/secret input|hdg_test|You said/);
  });

  test('tells the attempts as events, and sends traceparent with each', async () => {
    const { client, fake } = start();
    fake.fail({ operation: 'workers.retrieve', status: 503, times: 2 });
    const { id } = fake.addWorker();
    await client.workers.retrieve(id);
    const span = onlySpan();
    const once = 'handinger.request handinger.response handinger.retry';
    expect(span.events.map(({ name }) => name).join(' ')).toBe(
      `${once} ${once} handinger.request handinger.response`,
    );
    expect(span.attributes).toMatchObject({ 'http.request.resend_count': 2, 'handinger.worker.id': id });
    const { traceId, spanId } = span.spanContext();
    expect(fake.requests.map(({ headers }) => headers.get('traceparent'))).toEqual(
      Array.from({ length: 3 }, () => `00-${traceId}-${spanId}-01`),
    );
  });

  test('records an error, with its code', async () => {
    const { client } = start();
    await client.tasks.retrieve('tsk_none').catch(() => undefined);
    const span = onlySpan();
    expect(span.status).toMatchObject({
      code: SpanStatusCode.ERROR,
      message: expect.stringContaining('tsk_none'),
    });
    expect(span.attributes).toMatchObject({
      'error.type': 'not_found',
      'http.response.status_code': 404,
      'handinger.safe_to_retry': true,
    });
    expect(span.events.at(-1)).toMatchObject({
      name: 'exception',
      attributes: { 'exception.type': 'not_found' },
    });
  });

  test('ends the span of a stream when the stream ends, or is left', async () => {
    const { client, fake } = start();
    fake.onTask(() => ({ text: ['a', 'b'] }));
    const stream = await client.tasks.stream({ input: 'x' });
    expect(exporter.getFinishedSpans()).toHaveLength(0);
    for await (const _ of stream);
    expect(onlySpan().status.code).toBe(SpanStatusCode.UNSET);

    exporter.reset();
    for await (const _ of await client.tasks.stream({ input: 'x' })) break;
    expect(onlySpan().status.code).toBe(SpanStatusCode.UNSET);
  });

  test('is one span also where a stream was cut and resumed', async () => {
    const { client, fake } = start();
    fake.fail({ operation: 'tasks.create', cutAfterEvents: 3 });
    for await (const _ of await client.tasks.stream({ input: 'x' }));
    const span = onlySpan();
    const actions = span.events.flatMap(({ name, attributes }) =>
      name === 'handinger.request' ? [attributes?.['handinger.action']] : [],
    );
    expect(actions).toEqual(['send', 'resume']);
    expect(
      fake.requests.every(({ headers }) => headers.get('traceparent')?.includes(span.spanContext().spanId)),
    ).toBe(true);
  });

  test('an abort by the caller is no failure', async () => {
    const { client, fake } = start();
    fake.fail({ operation: 'workers.list', hang: true });
    const controller = new AbortController();
    const call = client.workers.list(undefined, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    expect(onlySpan()).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'error.type': 'aborted' },
    });
  });

  test('a server sees the trace, over a connection', async () => {
    await using server = await startLoopbackServer(
      answerJson({ workers: [], page: 1, pageCount: 1, totalCount: 0 }),
    );
    const hooks = openTelemetryHooks({ tracerProvider });
    await new Handinger({ apiKey: 'hdg_test_x', baseURL: server.baseURL, hooks }).workers.list();
    const span = onlySpan();
    const { traceId, spanId } = span.spanContext();
    expect(server.requests[0]?.headers['traceparent']).toBe(`00-${traceId}-${spanId}-01`);
    expect(span.attributes).toMatchObject({
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.baseURL).port),
    });
  });

  test('sends nothing where it is told not to', async () => {
    const { client, fake } = start({ propagate: false });
    await client.workers.list();
    expect(fake.requests[0]?.headers.has('traceparent')).toBe(false);
    expect(exporter.getFinishedSpans()).toHaveLength(1);
  });
});
