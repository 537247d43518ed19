import type { WebhookEvent } from './event.ts';
import { findEqual } from './find-equal.ts';
import type { IncomingMessageLike } from './incoming-message-like.ts';
import { readHeaders, type HeadersLike } from './read-headers.ts';
import { readText } from './read-text.ts';
import { refuseUnless } from './refuse-unless.ts';
import { sign } from './sign.ts';

/** A delivery, and how it is to be verified. */
export interface VerifyWebhookOptions {
  /** The request, or its headers: a web `Request` or `Headers`, a request of Node's HTTP server, or a plain record. */
  readonly headers: Request | IncomingMessageLike | HeadersLike;
  /**
   * The body as it was received: text or bytes. An object counts as parsed already, and no signature can be checked over it.
   * Without it the body is read from the request in `headers`.
   */
  readonly body?: string | Uint8Array | ArrayBuffer | object | undefined;
  /**
   * The webhook's token; or a list, the newest first, while it is being replaced. None may be empty, or hold white space
   * or a comma.
   */
  readonly tokens: string | readonly string[];
  /**
   * What to make of the signature, which proves that body and time are the sender's, as the token alone does not.
   * `when-present` checks it unless it is missing or the body came parsed; `required` refuses deliveries without it.
   */
  readonly signature?: 'ignore' | 'when-present' | 'required' | undefined;
  /** How many seconds the signed time may differ from now; 300 by default. */
  readonly tolerance?: number | undefined;
  /** The time now, for tests: a date, milliseconds since 1970, or a function that gives either. */
  readonly now?: Date | number | (() => Date | number) | undefined;
  /** How many bytes a body may have; 1,048,576 by default. Of a text that you pass, how many characters. */
  readonly maxBodyBytes?: number | undefined;
  /** Called with the place of the token that was sent, unless it was the newest. What it throws is ignored. */
  readonly onOldToken?: ((index: number) => unknown) | undefined;
  /** Added to the message of `raw-body-needed`: how this framework gives the raw body. */
  readonly rawBodyHint?: string | undefined;
}

/** What is known of a delivery that was verified. */
export interface VerifiedDelivery {
  readonly event: WebhookEvent;
  /** `token`: only that the sender knows the token. `signature`: also that body and time are the sender's. */
  readonly verifiedBy: 'token' | 'signature';
  /** Which of the tokens was sent. */
  readonly tokenIndex: number;
}

/**
 * The event of a delivery that comes from who knows the token.
 *
 * Rejects with a `WebhookVerificationError` whose `code` tells why a delivery is refused, and whose `status` is the HTTP
 * status to answer.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook({ headers: request, tokens: process.env.HANDINGER_WEBHOOK_TOKEN ?? '' });
 * ```
 */
export async function verifyWebhook(options: VerifyWebhookOptions): Promise<WebhookEvent> {
  return (await verifyDelivery(options)).event;
}

/** As `verifyWebhook`, and tells what the verification rests on. */
export async function verifyDelivery({
  headers,
  body,
  tokens,
  signature: mode = 'when-present',
  tolerance = 300,
  now = Date.now,
  maxBodyBytes = 1_048_576,
  onOldToken,
  rawBodyHint = 'Pass the body as it was received.',
}: VerifyWebhookOptions): Promise<VerifiedDelivery> {
  // A client may send a header of the name "headers", too.
  const { headers: own } = headers as Request;
  const sent = readHeaders(Object(own) === own ? own : (headers as HeadersLike));
  // Where a proxy repeats a header, the first value counts.
  const read = (name: string) =>
    sent[name]
      ?.split(',')
      .map((part) => part.trim())
      .find(Boolean);
  const need = (name: string, code: 'missing-header' | 'missing-token' = 'missing-header') => {
    const value = read(name);
    refuseUnless(value, code, name);
    return value;
  };

  const known = [tokens].flat();
  const areTokens = known.every((token: unknown) => typeof token === 'string' && /^[^\s,]+$/.test(token));
  refuseUnless(areTokens && known[0], 'no-tokens');
  const tokenIndex = findEqual(known, need('x-handinger-token', 'missing-token'));
  refuseUnless(tokenIndex >= 0, 'invalid-token', 'x-handinger-token');

  const isParsed = typeof body === 'object' && body !== null && !('byteLength' in body);
  // Only now: whoever does not know the token can't make this process read bodies.
  const text = isParsed
    ? ''
    : await readText(headers as Request, body as string | ArrayBuffer | undefined, maxBodyBytes, rawBodyHint);
  // A mode that is none of the three is a slip; the strictest is the one that does no harm.
  const isSigned = mode !== 'ignore' && (mode !== 'when-present' || (!isParsed && read('webhook-signature')));
  if (isSigned) {
    const id = need('webhook-id');
    const timestamp = need('webhook-timestamp');
    need('webhook-signature');
    refuseUnless(!isParsed, 'raw-body-needed', undefined, rawBodyHint);
    const age = Math.floor(+(typeof now === 'function' ? now() : now) / 1000) - +timestamp;
    refuseUnless(Math.abs(age) <= tolerance, age < 0 ? 'too-new' : 'too-old', 'webhook-timestamp');
    const expected = await Promise.all(known.map((token) => sign(token, `${id}.${timestamp}.${text}`)));
    // A sender signs with each of its few tokens; a longer list is somebody's who wants to keep this process busy.
    const signatures = sent['webhook-signature']?.split(/,?\s+/, 99);
    const isGenuine = signatures?.some((one) => findEqual(expected, one) >= 0);
    refuseUnless(isGenuine, 'bad-signature', 'webhook-signature');
  }

  let event = body as WebhookEvent;
  try {
    if (!isParsed) event = JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may be private: it goes no further.
  }
  for (const [name, field] of [
    ['x-handinger-delivery', 'id'],
    ['webhook-id', 'id'],
    ['x-handinger-event', 'type'],
  ] as const) {
    const value = event?.[field];
    refuseUnless(value && typeof value === 'string', 'bad-body');
    refuseUnless((read(name) ?? value) === value, 'mismatch', name);
  }
  if (tokenIndex > 0)
    Promise.resolve(tokenIndex)
      .then(onOldToken)
      .catch(() => {});
  return { event, verifiedBy: isSigned ? 'signature' : 'token', tokenIndex };
}
