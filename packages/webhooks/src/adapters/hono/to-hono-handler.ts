import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { answerWebRequest } from '../answer-web-request.ts';

/** What the handler needs of the `Context` of Hono. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    /** What was read of the body before, named after the method that read it. */
    readonly bodyCache: object;
    text(): Promise<string>;
  };
}

export type HonoHandler = (context: HonoContext) => Promise<Response>;

const rawBodyHint =
  "Move app.all('/webhooks/handinger', toHonoHandler(receiver)) above the middleware that reads c.req.raw, or let that read c.req.text().";

/**
 * A receiver as a handler of Hono. Never rejects; other methods than POST are a 405. A signature can be checked also after
 * middleware that read the body with `c.req.json()`, `c.req.text()` or `c.req.arrayBuffer()`: Hono keeps what they read.
 *
 * @example
 * ```ts
 * app.all('/webhooks/handinger', toHonoHandler(receiver));
 * ```
 */
export function toHonoHandler(receiver: WebhookReceiver): HonoHandler {
  return ({ req }) =>
    answerWebRequest(receiver, req.raw, async () => {
      const isKept = ['text', 'arrayBuffer', 'blob'].some((format) => format in req.bodyCache);
      return isKept
        ? { headers: req.raw.headers, body: await req.text().catch(() => ''), rawBodyHint }
        : { headers: req.raw, rawBodyHint };
    });
}
