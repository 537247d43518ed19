import { describe, expect, test } from 'vitest';
import { changeKind } from './change-kind.ts';
import { findFieldErrors } from './find-field-errors.ts';
import { newField } from './new-field.ts';
import { draftOf, hasErrors, schemaOf, withFields, withText } from './schema-draft.ts';

const verdict = {
  type: 'object',
  properties: { verdict: { type: 'string', enum: ['confirmed', 'debunked'] } },
  required: ['verdict'],
};

describe('a draft of a schema', () => {
  test('is sent as it came, whatever view it was looked at in', () => {
    expect(schemaOf(draftOf(verdict))).toEqual(verdict);
    expect(schemaOf(withFields(draftOf(verdict), draftOf(verdict).fields))).toEqual(verdict);
    expect(schemaOf(withText(draftOf(null), JSON.stringify(verdict)))).toBeNull();
    expect(schemaOf({ ...withText(draftOf(null), JSON.stringify(verdict)), enabled: true })).toEqual(verdict);
  });

  test('shows in the JSON what was changed in the fields', () => {
    const draft = draftOf(verdict);
    const changed = withFields(draft, [
      ...draft.fields,
      newField({ name: 'sources', kind: 'list', item: newField() }),
    ]);

    expect(JSON.parse(changed.text)).toEqual({
      ...verdict,
      properties: { ...verdict.properties, sources: { type: 'array', items: { type: 'string' } } },
      required: ['verdict', 'sources'],
    });
  });

  test('shows in the fields what was changed in the JSON', () => {
    const changed = withText(draftOf(verdict), '{"type":"object","properties":{"total":{"type":"number"}}}');

    expect(changed.fields).toMatchObject([{ name: 'total', kind: 'number', required: false }]);
    expect(hasErrors(changed)).toBe(false);
  });

  test.each([
    ['{"type":"object",', /no JSON/],
    ['[]', /is an object/],
    ['null', /is an object/],
    ['{"type":"string"}', /must be an object/],
  ])('keeps the fields of before while the JSON is wrong: %s', (text, error) => {
    const draft = draftOf(verdict);
    const changed = withText(draft, text);

    expect(changed.textError).toMatch(error);
    expect(changed.fields).toBe(draft.fields);
    expect(changed.text).toBe(text);
    expect(hasErrors(changed)).toBe(true);
    expect(hasErrors({ ...changed, enabled: false })).toBe(false);
  });

  test('keeps fields that are not finished yet, and says what is missing', () => {
    const twice = newField({ name: 'verdict' });
    const nameless = newField();
    const empty = newField({ name: 'colour', kind: 'choice' });
    const inner = newField();
    const group = newField({ name: 'group', kind: 'object', fields: [inner] });
    const list = newField({
      name: 'list',
      kind: 'list',
      item: newField({ kind: 'choice', choices: ['a', 'a'] }),
    });
    const draft = withFields(draftOf(verdict), [
      ...draftOf(verdict).fields,
      twice,
      nameless,
      empty,
      group,
      list,
    ]);

    expect(draft.fields).toHaveLength(6);
    expect(hasErrors(draft)).toBe(true);
    expect(findFieldErrors(draft.fields)).toEqual(
      new Map([
        [twice.key, 'Another field is named verdict already.'],
        [nameless.key, 'Give the field a name.'],
        [empty.key, 'Name at least one value to choose from.'],
        [inner.key, 'Give the field a name.'],
        [list.key, 'The value a is there twice.'],
      ]),
    );
  });

  test('forgets what belonged to the old kind of a field only', () => {
    const [field] = withText(
      draftOf(null),
      '{"properties":{"a":{"type":"string","description":"Why.","minLength":2}}}',
    ).fields;
    const list = changeKind(field!, 'list');

    expect(list).toMatchObject({ name: 'a', description: 'Why.', rest: {}, item: { kind: 'text' } });
    expect(changeKind(field!, 'text')).toBe(field);
    expect(changeKind(changeKind(field!, 'object'), 'object').fields).toHaveLength(1);
  });
});
