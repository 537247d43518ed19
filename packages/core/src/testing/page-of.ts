import { FakeError } from './fake-error.ts';

/** One page of a list, newest first. */
export function pageOf<T>(rows: readonly T[], query: URLSearchParams) {
  const size = 50;
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1) {
    const message = Number.isInteger(page) ? 'must be >= 1' : 'must be integer';
    throw new FakeError('invalid_request', `The request is invalid. page ${message}.`, [
      { path: 'page', message },
    ]);
  }
  return {
    rows: rows.toReversed().slice((page - 1) * size, page * size),
    page,
    pageCount: Math.ceil(rows.length / size),
    totalCount: rows.length,
  };
}
