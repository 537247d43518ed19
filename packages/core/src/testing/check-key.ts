import { FakeError } from './fake-error.ts';

/**
 * @param expected the key; `null` for none, `undefined` for any
 * @throws {FakeError} `missing_api_key` or `invalid_api_key`
 */
export function checkKey(headers: Headers, expected: string | null | undefined): void {
  if (expected === null) return;
  const key = /^Bearer\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (key === undefined) {
    throw new FakeError(
      'missing_api_key',
      'No API key. Send it in the header "Authorization: Bearer hdg_…".',
    );
  }
  if (expected !== undefined && key !== expected) {
    throw new FakeError('invalid_api_key', 'This API key is malformed, unknown or revoked.');
  }
}
