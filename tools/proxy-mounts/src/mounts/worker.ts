import { createHandingerProxy, type HandingerProxy } from '@ramensoft/handinger/proxy';
import { authorize } from './authorize.ts';

interface Environment {
  readonly HANDINGER_API_KEY: string;
  readonly HANDINGER_BASE_URL?: string;
}

let proxy: HandingerProxy | undefined;

export default {
  fetch(request: Request, { HANDINGER_API_KEY, HANDINGER_BASE_URL }: Environment): Promise<Response> {
    proxy ??= createHandingerProxy({
      apiKey: HANDINGER_API_KEY,
      baseURL: HANDINGER_BASE_URL,
      authorize,
      allow: [
        'tasks.create',
        'tasks.retrieve',
        'workers.retrieve',
        'workers.streamUpdates',
        'workers.retrieveFile',
      ],
    });
    return proxy(request);
  },
};
