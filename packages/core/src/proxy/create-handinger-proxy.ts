import { checkAccess } from './check-access.ts';
import { checkFields } from './check-fields.ts';
import { addCorsHeaders, answerPreflight, checkOrigin } from './check-origin.ts';
import { decide, isResponse } from './decide.ts';
import { describeDetails } from './describe-details.ts';
import { drain } from './drain.ts';
import { matchOperation } from './match-operation.ts';
import type { HandingerProxy, HandingerProxyOptions } from './proxy-options.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import { readQuery } from './query-parameters.ts';
import { readBody } from './read-body.ts';
import { readProxyOptions, type ProxySettings } from './read-proxy-options.ts';
import { Upstream } from './upstream.ts';
import { writeLog } from './write-log.ts';

/**
 * A proxy that adds the API key on your server, so that pages can use the API without one: mount the returned function
 * at any path, and give pages `new Handinger({ apiKey: null, baseURL: '/that/path' })`.
 *
 * @example
 * ```ts
 * const proxy = createHandingerProxy({
 *   authorize: async (request, { workerId }) => (await isSignedIn(request)) && workerId === 'wrk_…',
 * });
 * ```
 * @throws {HandingerError} when an option can't be used, or the key is missing
 */
export function createHandingerProxy(options: HandingerProxyOptions): HandingerProxy {
  const settings = readProxyOptions(options);
  return async (request) => {
    const preflight = answerPreflight(request, settings.origins);
    if (preflight) return addCorsHeaders(preflight, request, settings.origins);
    const answer = await answerRequest(settings, request).catch((error: unknown) => {
      if (request.body && !request.body.locked) void drain(request.body.getReader());
      if (error instanceof ProxyRefusal) return error.toResponse();
      writeLog(settings.client, 'error', 'a request failed', error);
      return new ProxyRefusal(500, 'internal', 'The proxy failed. Its log has the details.').toResponse();
    });
    return addCorsHeaders(answer, request, settings.origins);
  };
}

async function answerRequest(settings: ProxySettings, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const match = matchOperation(request.method, pathname, settings.basePath);
  if (!match) throw new ProxyRefusal(404, 'not_found', 'There is no such operation.');
  const { id, operation } = match;
  if (!settings.allow.has(id)) {
    throw new ProxyRefusal(403, 'operation_not_allowed', `This proxy does not allow ${id}.`);
  }
  checkOrigin(request, settings.origins);
  let refusal: ProxyRefusal | undefined;
  const query = readQuery(id, searchParams);
  const body = await readBody(request, operation, settings.limits, (found) => {
    refusal = found;
  });
  const upstream = new Upstream(settings.client, request);
  try {
    const details = describeDetails(match, query, body.fields);
    if (settings.needsTaskId.has(id) && details.taskId === undefined) {
      throw new ProxyRefusal(403, 'task_id_required', `This proxy allows ${id} only with a taskId.`);
    }
    const decision = await decide(settings, request, details);
    if (isResponse(decision)) {
      body.cancel();
      return decision;
    }
    await checkAccess(decision, details, (taskId) => upstream.findWorkerOf(taskId));
    if (body.fields) checkFields(id, body.fields, settings.limits, decision.budgets);
    return await upstream.send(match, query, body, () => refusal);
  } catch (error) {
    body.cancel();
    throw error;
  }
}
