import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes what has an id, wherever the queries below a key hold it: as a row of a page, of one page of an infinite query, or as all
 * that there is.
 *
 * @param change gives what to put in its place; undefined takes a row out, and `totalCount` is one less
 */
export function changeById<Changed extends object>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  id: unknown,
  change: (found: Changed) => Changed | undefined,
): void {
  queryClient.setQueriesData({ queryKey }, (data: unknown) => {
    let removed = 0;
    const visit = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.flatMap((item) => visit(item) ?? []);
      if (typeof value !== 'object' || value === null) return value;
      if ('id' in value && value.id === id) {
        const changed = change(value as Changed);
        if (changed === undefined) removed += 1;
        return changed;
      }
      return mapFields(value, (_, field) => visit(field));
    };
    const changed = visit(data);
    return removed === 0 ? changed : lowerCounts(changed, removed);
  });
}

/** Every page of an infinite query tells how many rows there are. */
function lowerCounts(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((item) => lowerCounts(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return mapFields(value, (name, field) =>
    name === 'totalCount' && typeof field === 'number' ? field - by : lowerCounts(field, by),
  );
}

function mapFields(value: object, map: (name: string, field: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(name, field)]));
}
