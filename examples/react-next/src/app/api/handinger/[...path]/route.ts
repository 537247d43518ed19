import { createHandingerProxy, type HandingerProxy } from '@ramensoft/handinger/proxy';
import { handinger, workerId } from '../../../../handinger.ts';

let proxy: HandingerProxy | undefined;

function answer(request: Request): Promise<Response> {
  proxy ??= createHandingerProxy({
    client: handinger(),
    allow: [
      'tasks.create',
      'tasks.retrieve',
      'workers.retrieve',
      'workers.streamUpdates',
      'workers.retrieveFile',
    ],
    // Put your own sign-in here, and let each user reach no tasks but their own.
    authorize: () => ({ workerIds: [workerId()] }),
  });
  return proxy(request);
}

export { answer as GET, answer as POST };
