import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import type { WebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';

export const token = 'whk_forTheTestsOfTheAdapters';

/** What is refused here is refused on purpose, and need not be printed. */
const options = { tokens: token, on: { '*': () => undefined }, onError: () => undefined };

/**
 * What each app mounts, each under its name.
 * - `lenient`: a signature is checked where there is one, and there are the bytes that it is over.
 * - `strict`: a signature is required.
 * - `late`: as `strict`, behind something that read the body and kept nothing.
 * - `fixed`: answers what no receiver of ours answers.
 */
export type Route = 'lenient' | 'strict' | 'late' | 'fixed';

const lenient = createWebhookReceiver(options);
const strict = createWebhookReceiver({ ...options, signature: 'required' });

export const receivers: Record<Route, WebhookReceiver> = {
  lenient,
  strict,
  late: strict,
  fixed: {
    receive: async () => ({
      status: 418,
      headers: { 'content-type': 'application/x-answer', 'retry-after': '7', 'x-answer': 'a, b' },
      body: 'Grüße',
      outcome: 'handled',
    }),
  },
};

/** Every receiver as a handler of a framework. */
export function handlersOf<Handler>(adapter: (receiver: WebhookReceiver) => Handler): Record<Route, Handler> {
  const { lenient, strict, late, fixed } = receivers;
  return { lenient: adapter(lenient), strict: adapter(strict), late: adapter(late), fixed: adapter(fixed) };
}
