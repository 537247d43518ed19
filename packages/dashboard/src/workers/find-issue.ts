import { APIError } from '@ramensoft/handinger';

/** What the server says is wrong with one field of a form: its issues with the field itself or with a part of it. */
export function findIssue(error: unknown, field: string): string | undefined {
  if (!(error instanceof APIError)) return undefined;
  const issues = error.issues?.filter(({ path }) => path === field || path.startsWith(`${field}.`)) ?? [];
  if (issues.length === 0) return undefined;
  return issues
    .map(({ path, message }) => {
      const part = path.slice(field.length + 1);
      const sentence = part === '' ? message : `${part} ${message}`;
      return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
    })
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .join(' ');
}
