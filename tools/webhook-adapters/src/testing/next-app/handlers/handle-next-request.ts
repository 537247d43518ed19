import type { NextApiRequest, NextApiResponse } from 'next';
import { toNextApiHandler } from '@ramensoft/handinger-webhooks/next';
import { handlersOf, type Route } from '../../receivers.ts';

const handlers = handlersOf(toNextApiHandler);

/** Every route, named by the last segment of the path. */
export async function handleNextRequest(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const route = request.query['route'] as Route;
  if (route === 'late') {
    await request.resume().toArray();
    request.body = undefined;
  }
  await handlers[route](request, response);
}
