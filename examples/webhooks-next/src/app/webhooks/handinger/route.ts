import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
import { receiver } from '../../../receiver';

export const POST = toWebHandler(receiver);
