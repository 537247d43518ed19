/** What an answer's headers say it is about. */
export interface AnsweredIds {
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
}

/** The task and turn that an answer's headers name. Ids that are more than visible ASCII are percent-encoded there. */
export function answeredIds(headers: Headers | undefined): AnsweredIds {
  return { taskId: decoded(headers, 'x-handinger-task-id'), turnId: decoded(headers, 'x-handinger-turn-id') };
}

function decoded(headers: Headers | undefined, name: string): string | undefined {
  const value = headers?.get(name) ?? undefined;
  if (!value?.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
