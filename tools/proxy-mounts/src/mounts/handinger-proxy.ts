import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { authorize } from './authorize.ts';

// Reads HANDINGER_API_KEY.
export const proxy = createHandingerProxy({
  authorize,
  allow: [
    'tasks.create',
    'tasks.retrieve',
    'workers.retrieve',
    'workers.streamUpdates',
    'workers.retrieveFile',
  ],
});
