import type { TaskRow } from './repositories/task-repository.ts';

/** The addresses that answers hold, all on the server's own base URL. */
export class Links {
  /** Without a slash at the end. Set when the server knows its port. */
  baseUrl: string;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  worker(workerId: string): string {
    return `${this.baseUrl}/workers/${workerId}`;
  }

  task(task: Pick<TaskRow, 'id' | 'workerId'>): string {
    return `${this.worker(task.workerId)}/tasks/${encodeURIComponent(task.id)}`;
  }

  /** Where the bytes of a file in a task's folder are; what is an address already stays as it is. */
  file(task: Pick<TaskRow, 'workerId' | 'folder'>, path: string): string {
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${this.baseUrl}/api/workers/${task.workerId}/files/${task.folder}/${encoded}`;
  }
}
