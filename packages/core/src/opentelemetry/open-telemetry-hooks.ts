import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type TracerProvider,
} from '@opentelemetry/api';
import { HandingerError } from '../errors/handinger-error.ts';
import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';
import type { CallIdentity, Hooks } from '../transport/hooks.ts';
import { version } from '../version.ts';

/** Options of {@link openTelemetryHooks}. Every one can be left out. */
export interface OpenTelemetryHooksOptions {
  /** Where spans go. Default: the global provider. */
  readonly tracerProvider?: TracerProvider | undefined;
  /**
   * Whether `traceparent`, and what else the global propagator writes, is sent with each request. Default true. In a web page
   * such headers need the server's permission (CORS); a proxy on the page's own host needs none.
   */
  readonly propagate?: boolean | undefined;
  /** Attributes of every span. */
  readonly attributes?: Attributes | undefined;
}

interface OpenCall {
  readonly span: Span;
  readonly context: Context;
}

/**
 * Hooks for a client that make one span of each call, with its requests as events. A span ends with the call: that of a
 * stream when the stream does. Spans hold ids, statuses and sizes of time: no inputs, no answers, no key.
 *
 * @example
 * ```ts
 * const handinger = new Handinger({ hooks: openTelemetryHooks() });
 * ```
 */
export function openTelemetryHooks({
  tracerProvider,
  propagate = true,
  attributes,
}: OpenTelemetryHooksOptions = {}): Hooks {
  const open = new WeakMap<CallIdentity, OpenCall>();
  return {
    onCall({ call }) {
      const tracer = (tracerProvider ?? trace).getTracer('@ramensoft/handinger', version);
      const parent = context.active();
      const span = tracer.startSpan(
        `handinger ${call.operation}`,
        { kind: SpanKind.CLIENT, attributes: { ...attributes, ...operationAttributes(call) } },
        parent,
      );
      open.set(call, { span, context: trace.setSpan(parent, span) });
    },

    onRequest({ call, attempt, action, method, url, headers }) {
      const current = open.get(call);
      if (!current) return;
      current.span.addEvent('handinger.request', {
        'handinger.attempt': attempt,
        'handinger.action': action,
        'http.request.method': method,
      });
      if (attempt === 1) current.span.setAttributes(requestAttributes(method, url));
      if (!propagate) return;
      propagation.inject(current.context, headers, {
        set: (carrier, name, value) => carrier.set(name, value),
      });
    },

    onResponse({ call, attempt, action, status, headers, durationMs }) {
      const requestId = headers.get('x-request-id');
      open.get(call)?.span.setAttribute('http.response.status_code', status);
      open.get(call)?.span.addEvent('handinger.response', {
        'handinger.attempt': attempt,
        'handinger.action': action,
        'http.response.status_code': status,
        'handinger.duration_ms': durationMs,
        ...(requestId !== null && { 'handinger.request.id': requestId }),
      });
    },

    onRetry({ call, attempt, action, delayMs, error }) {
      open.get(call)?.span.addEvent('handinger.retry', {
        'handinger.attempt': attempt,
        'handinger.action': action,
        'handinger.delay_ms': delayMs,
        'error.type': errorType(error),
      });
    },

    onEnd({ call, attempts, error }) {
      const span = open.get(call)?.span;
      if (!span) return;
      open.delete(call);
      span.setAttributes({ ...idAttributes(call), 'http.request.resend_count': Math.max(0, attempts - 1) });
      if (error !== undefined) describeError(span, error);
      span.end();
    },
  };
}

/** Source: the semantic conventions of OpenTelemetry for HTTP clients and for calls of agents. */
function operationAttributes(call: CallIdentity): Attributes {
  const known = (operations as Record<string, Operation | undefined>)[call.operation];
  return {
    'handinger.operation': call.operation,
    'gen_ai.provider.name': 'handinger',
    // The operations that run a worker, and that are therefore not simply sent again.
    ...(known?.retry === 'recover' && { 'gen_ai.operation.name': 'invoke_agent' }),
    ...(known && { 'url.template': known.path }),
    ...idAttributes(call),
  };
}

function idAttributes({ taskId, turnId }: CallIdentity): Attributes {
  return {
    ...(taskId !== undefined && { 'handinger.task.id': taskId, 'gen_ai.conversation.id': taskId }),
    ...(turnId !== undefined && { 'handinger.turn.id': turnId }),
  };
}

function requestAttributes(method: string, url: string): Attributes {
  const { protocol, hostname, port, pathname } = new URL(url, 'http://localhost');
  const workerId = /\/api\/workers\/([^/]+)/.exec(pathname)?.[1];
  return {
    'http.request.method': method,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(workerId !== undefined && { 'handinger.worker.id': workerId, 'gen_ai.agent.id': workerId }),
  };
}

function describeError(span: Span, error: unknown): void {
  const type = errorType(error);
  span.setAttribute('error.type', type);
  // Whoever aborts a call got what they wanted.
  if (type === 'aborted') return;
  const message = error instanceof Error ? error.message : String(error);
  span.recordException({ name: error instanceof Error ? error.name : 'Error', code: type, message });
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  if (error instanceof HandingerError && error.safeToRetry !== undefined) {
    span.setAttribute('handinger.safe_to_retry', error.safeToRetry);
  }
}

function errorType(error: unknown): string {
  if (error instanceof HandingerError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
