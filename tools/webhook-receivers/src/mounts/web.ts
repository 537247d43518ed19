import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
import { receiver } from './receiver.ts';

export const handle = toWebHandler(receiver);
