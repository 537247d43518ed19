import { toNextApiHandler } from '@ramensoft/handinger-webhooks/next';
import { receiver } from '../mounts/receiver.ts';

export const handleApi = toNextApiHandler(receiver);
