import { useEffect } from 'react';

/** Names a task in the browser's tab and history, before its worker; without a title the worker's page keeps its own. */
export function useTaskTitle(title: string | undefined, workerTitle: string | undefined): void {
  useEffect(() => {
    if (title === undefined || workerTitle === undefined) return undefined;
    document.title = `${title} · ${workerTitle} · Handinger`;
    return () => {
      document.title = `${workerTitle} · Handinger`;
    };
  }, [title, workerTitle]);
}
