export interface Shortcut {
  /** Keys that are pressed together, or one after the other where there are several entries. */
  keys: readonly string[];
  does: string;
}

/** Every shortcut of the dashboard, as the help dialog shows them. */
export const shortcuts: readonly { where: string; shortcuts: readonly Shortcut[] }[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['?'], does: 'Show this help' },
      { keys: ['/'], does: 'Search, or go to the list' },
      { keys: ['n'], does: 'New worker; on a worker’s page, new task' },
    ],
  },
  {
    where: 'Tasks of a worker',
    shortcuts: [
      { keys: ['j'], does: 'Next task' },
      { keys: ['k'], does: 'Previous task' },
      { keys: ['Ctrl', 'Enter'], does: 'Send' },
    ],
  },
];
