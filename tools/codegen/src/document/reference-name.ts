/** Name of the component that a `$ref` points to: `#/components/schemas/Worker` → `Worker`. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
