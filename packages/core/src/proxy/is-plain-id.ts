/**
 * Whether an id is one wherever it is written: in a path it stays one segment, also where a server on the way decodes
 * escapes twice or cuts `;` off. Otherwise what is authorized here and what is done there might not be the same.
 */
export function isPlainId(id: string): boolean {
  return id.length <= 256 && !/^\.{0,2}$|[/\\%?#;\p{C}]/u.test(id);
}
