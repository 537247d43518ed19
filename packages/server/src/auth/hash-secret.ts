import { createHash } from 'node:crypto';

/** What is stored of a key or a session. Those are random, so a fast hash is as good as a slow one. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
