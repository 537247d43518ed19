/** The task that an answer's headers name. Ids that are more than visible ASCII are percent-encoded there. */
export function taskIdOf(headers: Headers | undefined): string | undefined {
  const value = headers?.get('x-handinger-task-id') ?? undefined;
  if (!value?.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
