import { toNextApiHandler } from '@ramensoft/handinger-webhooks/next';
import { receiver } from '../../../receiver';

// The signature is over the bytes of the body.
export const config = { api: { bodyParser: false } };

export default toNextApiHandler(receiver);
