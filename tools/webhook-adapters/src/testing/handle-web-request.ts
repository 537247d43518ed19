import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
import { handlersOf, type Route } from './receivers.ts';

const handlers = handlersOf(toWebHandler);

/** Every route, named by the last segment of the path. */
export async function handleWebRequest(request: Request): Promise<Response> {
  const route = new URL(request.url).pathname.split('/').at(-1) as Route;
  if (route === 'late') await request.text();
  return handlers[route](request);
}
