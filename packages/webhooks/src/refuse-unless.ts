import { verificationFailures } from './errors/verification-failures.ts';
import { WebhookVerificationError, type WebhookErrorCode } from './errors/webhook-verification-error.ts';

/** Throws the error that the code stands for, unless the condition holds. */
export function refuseUnless(
  condition: unknown,
  code: WebhookErrorCode,
  header?: string,
  hint?: string,
): asserts condition {
  if (condition) return;
  const [status, sentence] = verificationFailures[code];
  const message = [header, sentence, hint].filter(Boolean).join(' ');
  throw Object.assign(new WebhookVerificationError(message), { code, status, header });
}
