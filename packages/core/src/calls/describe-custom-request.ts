import { HandingerError } from '../errors/handinger-error.ts';
import type { RequestDescription } from '../transport/request-description.ts';
import type { FinalRequestOptions } from '../transport/request-options.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { buildURL } from './build-url.ts';
import { findOperation } from './find-operation.ts';
import { startCall } from './start-call.ts';

/** A request to a path that a program wrote out itself. */
export async function describeCustomRequest(
  settings: TransportSettings,
  options: FinalRequestOptions,
): Promise<RequestDescription> {
  const { method, path } = options;
  if (typeof method !== 'string' || typeof path !== 'string') {
    throw new HandingerError('A request needs a method and a path.', { code: 'invalid_path' });
  }
  // A brace would be taken for a parameter.
  const template = path.replaceAll('{', '%7B');
  const url = buildURL(settings, template, undefined, undefined, options.defaultBaseURL);
  const operation = findOperation(method.toUpperCase(), template, url);
  return startCall(settings, operation, {}, options, options.__binaryResponse ? 'binary' : 'any');
}
