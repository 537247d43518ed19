import type { TaskSnapshot, TaskStore } from '@ramensoft/handinger/follow';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { TaskView, type TaskViewOptions } from '../stores/task-view.ts';

/** Shows a task. Options may be new at each render: the latest are used, and nothing is started again. */
export function useTaskView(
  store: TaskStore | undefined,
  options: TaskViewOptions,
): readonly [TaskSnapshot, TaskView] {
  const view = useMemo(() => new TaskView(store, options), [store]);
  useEffect(() => {
    view.options = options;
  });
  return [useSyncExternalStore(view.subscribe, view.getSnapshot, view.getServerSnapshot), view];
}
