/** How many tasks a page of the API holds. Source: `GET /api/tasks`. */
export const tasksPerPage = 50;

/**
 * The pages that hold the rows from `first` to `last`, both counted from 0; the pages from 1. Never fewer than the first page:
 * it tells how many tasks there are.
 */
export function pagesOfRows(first: number, last: number): number[] {
  const from = Math.floor(Math.max(first, 0) / tasksPerPage) + 1;
  const to = Math.floor(Math.max(last, 0) / tasksPerPage) + 1;
  const pages = Array.from({ length: Math.max(to - from + 1, 1) }, (_, index) => from + index);
  return pages[0] === 1 ? pages : [1, ...pages];
}
