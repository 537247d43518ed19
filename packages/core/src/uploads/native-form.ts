import type { FormField, FormFile } from './multipart-form.ts';

/** React Native's own `FormData`: it sends a file from its address, and knows no other kind of one. */
export async function nativeForm(
  fields: readonly FormField[],
  files: readonly FormFile[],
): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  for (const { field, part } of files) {
    const { filename: name, mediaType: type = 'application/octet-stream' } = part;
    const uri = part.uri ?? `data:${type};base64,${await base64(part.content ?? new Uint8Array())}`;
    // Another argument than the types of browsers have.
    form.append(field, { uri, name, type } as unknown as Blob);
  }
  return form;
}

async function base64(content: Blob | Uint8Array): Promise<string> {
  const bytes = 'arrayBuffer' in content ? new Uint8Array(await content.arrayBuffer()) : content;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
