/** Leads to the first field of a form that has to be mended, a code editor too. */
export function focusFirstError(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid], [data-invalid]');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
