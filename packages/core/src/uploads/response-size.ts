/** Bytes of a body that was not read yet; undefined where its answer does not say, or can't be sure. */
export function responseSize({ headers, type }: Response): number | undefined {
  const length = headers.get('content-length') ?? '';
  // It counts what is sent, compressed or not; and of another origin, browsers show it without saying which.
  const isExact = /^\d+$/.test(length) && !headers.get('content-encoding') && type !== 'cors';
  return isExact ? Number(length) : undefined;
}
