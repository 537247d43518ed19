import type { Material } from '../schema/material.ts';
import { fieldKey } from '../schema/material.ts';
import type { Conversation } from './conversation.ts';
import { urlsIn } from './urls-in.ts';

/** What there is to fill an object with: the input and the text of the files that this turn read. */
export function materialFrom({ steps }: Conversation, text: string): Material {
  const files = steps.flat().flatMap(({ output }) => {
    const content = (output as { text?: unknown } | null)?.text;
    return typeof content === 'string' ? [content] : [];
  });
  const everything = [text, ...files].join('\n');
  const withoutUrls = everything.replaceAll(/https?:\/\/\S+/g, ' ');
  const dates = (everything.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).filter(isDate);
  return {
    text: text === '' ? files.join('\n').slice(0, 500) : text,
    urls: urlsIn(everything),
    emails: [...new Set(withoutUrls.match(/(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+/g))],
    numbers: (
      withoutUrls.replaceAll(/\d{4}-\d{2}-\d{2}/g, ' ').match(/(?<![\w.])-?\d+(\.\d+)?(?![\w])/g) ?? []
    ).map(Number),
    dates: [...new Set(dates)],
    fields: fieldsIn(everything),
  };
}

/** Whether the day exists: 2024-02-30 is read as the 1st of March. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `Name: value` lines, and such pairs in a sentence; the first of a name counts. */
function fieldsIn(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(
    /(?:^|[\n;,.(])[ \t]{0,20}["*-]{0,3}([\p{L}][\p{L}\p{N} _-]{0,40})["*]{0,2}[ \t]{0,20}[:=][ \t]{0,20}"?([^\n;"]{1,200})/gu,
  )) {
    const key = fieldKey(name);
    if (!fields.has(key) && value.trim() !== '') {
      fields.set(key, value.trim().replace(/[.,]$/, ''));
    }
  }
  return fields;
}
