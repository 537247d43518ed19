import type { WorkerTemplate } from '@ramensoft/handinger';

/** Whether each word of a search is in the worker's title, summary or id, whatever the case and accents. */
export function matchesSearch(
  worker: Pick<WorkerTemplate, 'id' | 'title' | 'summary'>,
  search: string,
): boolean {
  const text = fold(`${worker.title} ${worker.summary} ${worker.id}`);
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
