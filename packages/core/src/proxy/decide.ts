import type { ProxyAccess, ProxyRequestDetails } from './proxy-options.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import type { ProxySettings } from './read-proxy-options.ts';
import { writeLog } from './write-log.ts';

const accessFields = new Set(['workerIds', 'taskIds', 'budgets']);

/**
 * What the app says about a request: its own answer, or how far the caller may go. Whatever is not clearly a yes is a no.
 *
 * @throws {ProxyRefusal} `forbidden`, `authorize_failed`
 */
export async function decide(
  { authorize, client }: Pick<ProxySettings, 'authorize' | 'client'>,
  request: Request,
  details: ProxyRequestDetails,
): Promise<Response | ProxyAccess> {
  let decision: unknown;
  try {
    decision = await authorize(request, details);
  } catch (error) {
    writeLog(client, 'error', 'authorize failed', error);
    throw failed();
  }
  if (decision === true) return {};
  if (isResponse(decision)) return decision;
  if (typeof decision === 'object' && decision !== null) {
    if (isAccess(decision)) return decision;
    writeLog(
      client,
      'error',
      'authorize returned an object that holds more than lists named workerIds, taskIds and budgets',
    );
    throw failed();
  }
  throw forbidden();
}

/** The answer to whatever the caller has no right to. It does not say whether there is such a thing. */
export function forbidden(): ProxyRefusal {
  return new ProxyRefusal(403, 'forbidden', 'You have no access to that.');
}

function failed(): ProxyRefusal {
  return new ProxyRefusal(500, 'authorize_failed', 'The request could not be authorized.');
}

/** By shape: frameworks bring classes of their own. */
export function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' && value !== null && 'headers' in value && 'status' in value && 'body' in value
  );
}

/** An object with other fields might mean anything, such as `{ allowed: false }`. */
function isAccess(value: object): value is ProxyAccess {
  return Object.entries(value).every(
    ([name, list]) => accessFields.has(name) && (list === undefined || Array.isArray(list)),
  );
}
