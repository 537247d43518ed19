import { HandingerError } from '../errors/handinger-error.ts';
import type { RequestDescription } from '../transport/request-description.ts';
import type { FinalRequestOptions } from '../transport/request-options.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { describeRequest } from './describe-request.ts';
import { findOperation } from './find-operation.ts';

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
  const operation = findOperation(method.toUpperCase(), path.replaceAll('{', '%7B'));
  return describeRequest(settings, operation, {}, options, options.__binaryResponse ? 'binary' : 'any');
}
