/** Rows on a page, in every list of the API. */
export const pageSize = 50;

export interface Page<Row> {
  readonly rows: Row[];
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly totalCount: number;
}

/** Rows before a page. A page beyond all that can be counted is empty, like any other page beyond the last. */
export function rowsBefore(page: number): number {
  return Math.min((page - 1) * pageSize, Number.MAX_SAFE_INTEGER);
}

export function toPage<Row>(rows: Row[], page: number, totalCount: number): Page<Row> {
  return { rows, page, pageCount: Math.ceil(totalCount / pageSize), totalCount };
}
