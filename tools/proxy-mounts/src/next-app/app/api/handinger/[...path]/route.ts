import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { authorize } from '../../../../../mounts/authorize.ts';

// Reads HANDINGER_API_KEY.
const proxy = createHandingerProxy({
  authorize,
  allow: [
    'tasks.create',
    'tasks.retrieve',
    'workers.retrieve',
    'workers.streamUpdates',
    'workers.retrieveFile',
  ],
});

export { proxy as GET, proxy as POST };
