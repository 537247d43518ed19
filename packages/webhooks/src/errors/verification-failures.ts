import type { WebhookErrorCode, WebhookVerificationError } from './webhook-verification-error.ts';

/**
 * Every way in which a delivery is refused: the HTTP status to answer, and the sentence, which begins with the name of the
 * header where one is at fault.
 */
export const verificationFailures: Record<
  WebhookErrorCode,
  readonly [status: WebhookVerificationError['status'], sentence: string]
> = {
  'no-tokens': [500, '`tokens` must be the token of the webhook, or a list, without white space or commas.'],
  'missing-token': [401, 'is missing: the request is not from Handinger, or a proxy removed the header.'],
  'invalid-token': [401, 'is none of `tokens`. While a token is replaced, list the new and the old one.'],
  'missing-header': [401, 'is missing: the request is not signed, or a proxy removed the header.'],
  'bad-signature': [401, 'does not fit. Pass the body as it was received, not parsed and written anew.'],
  'too-old': [401, 'is too old: a replay, or a wrong clock.'],
  'too-new': [401, 'is in the future: a wrong clock.'],
  'raw-body-needed': [500, 'The signature is over the raw body, but the body was parsed before.'],
  'body-used': [500, 'The body was read before.'],
  'body-too-large': [413, 'The body is larger than `maxBodyBytes`.'],
  'bad-body': [400, 'The body is no JSON object with `id` and `type`.'],
  mismatch: [400, 'differs from the body.'],
  unconfirmed: [401, 'The API knows no such finished turn.'],
};
