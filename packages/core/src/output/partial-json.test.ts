import { describe, expect, test } from 'vitest';
import { PartialJson } from './partial-json.ts';

const documents = [
  '{"a":1,"b":[true,false,null,-1.5e+3,0],"c":{"d":"text","e":[]},"f":{}}',
  '[[],{},"",0.0,"é😀","\\ud83d\\ude00\\n\\t\\"\\\\\\/\\u00e9",[[[{"x":[1,2,{"y":3}]}]]]]',
  ' { "spaced" : [ 1 , 2 ] , "__proto__" : { "a" : 1 } , "" : "empty key" } \n',
  '["\\ud83d","\\ud83dx","\\ude00\\ud83d\\ud83d\\ude00","\ud83d"]',
  '{"same":1,"same":{"twice":[1]},"constructor":"c","toString":null}',
];

/** Everything that was shown, as it was at that moment. */
function read(pieces: Iterable<string>): { shown: unknown[]; frozen: string[]; json: PartialJson } {
  const json = new PartialJson();
  const shown: unknown[] = [];
  const frozen: string[] = [];
  for (const piece of pieces) {
    json.write(piece);
    const change = json.takeChange();
    if (!change) continue;
    shown.push(change.value);
    frozen.push(JSON.stringify(change.value));
  }
  return { shown, frozen, json };
}

describe('a whole document', () => {
  test.each(documents)(
    'is read as JSON.parse does, in one piece, in two at any place, and by characters: %s',
    (text) => {
      const whole = JSON.stringify(JSON.parse(text));
      const splits = Array.from(text, (_, index) => [text.slice(0, index), text.slice(index)]);
      for (const pieces of [[text], text.split(''), ...splits]) {
        const { frozen, json } = read(pieces);
        expect(json.state).toBe('complete');
        expect(frozen.at(-1)).toBe(whole);
      }
    },
  );

  test('cut at any offset is never complete', () => {
    let cuts = 0;
    for (const document of documents) {
      const text = document.trim();
      for (let end = 0; end < text.length; end += 1) {
        const { json } = read([text.slice(0, end)]);
        expect([json.state, text.slice(0, end)]).toEqual(['partial', text.slice(0, end)]);
        cuts += 1;
      }
    }
    expect(cuts).toBeGreaterThan(200);
  });

  test('makes no prototype of a __proto__', () => {
    const { shown } = read(['{"__proto__":{"polluted":true}}']);
    expect(Object.keys(shown[0] as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(shown[0])).toBe(Object.prototype);
  });
});

describe('what is shown', () => {
  test('grows with the text', () => {
    const { frozen } = read([
      '{',
      '"name": "A',
      'da',
      '", "age": 3',
      '6, "tags": [',
      '"x"',
      ', tru',
      'e]',
      '}',
    ]);
    expect(frozen).toEqual([
      '{}',
      '{"name":"A"}',
      '{"name":"Ada"}',
      '{"name":"Ada","age":36,"tags":[]}',
      '{"name":"Ada","age":36,"tags":["x"]}',
      '{"name":"Ada","age":36,"tags":["x",true]}',
    ]);
  });

  test('is left alone afterwards, and shares what is closed', () => {
    const { shown, frozen } = read(
      '{"closed":{"a":[1,2]},"open":{"b":[3,{"c":"text"}],"d":4},"e":5}'.split(''),
    );
    expect(shown.map((value) => JSON.stringify(value))).toEqual(frozen);
    expect(new Set(shown).size).toBe(shown.length);
    const closed = shown.map((value) => (value as { closed?: { a?: number[] } }).closed);
    expect(closed.at(-1)?.a).toBe(closed.at(-2)?.a);
  });

  test('nothing, where nothing came', () => {
    const { frozen } = read(['{"a":1,', ' ', '\n', '"b"', ':', '1', '2', '', '.5', '}']);
    expect(frozen).toEqual(['{"a":1}', '{"a":1,"b":12.5}']);
  });

  test('has no half of a surrogate pair', () => {
    const { frozen } = read(['["a\\ud83d', '\\ude00', 'b\ud83d', '\ude00"]']);
    expect(frozen).toEqual(['["a"]', '["a😀"]', '["a😀b"]', '["a😀b😀"]']);
  });

  test('every value is a beginning of the last one', () => {
    const { shown } = read((documents[0] as string).split(''));
    for (const value of shown) expect(begins(value, shown.at(-1))).toBe(true);
  });
});

/** Whether a value can grow into another: strings and arrays by what follows, objects by properties. */
function begins(value: unknown, whole: unknown): boolean {
  if (typeof value === 'string') return typeof whole === 'string' && whole.startsWith(value);
  if (typeof value !== 'object' || value === null) return value === whole;
  return Object.entries(value).every(([key, inner]) =>
    begins(inner, (whole as Record<string, unknown>)[key]),
  );
}

describe('what is no JSON', () => {
  test.each([
    '{"a":1}}',
    '{"a":1} x',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    '[1e]',
    '[tru]',
    '[True]',
    '["a\nb"]',
    '["\\x"]',
    '["\\u12g4"]',
    '{"a" 1}',
    '{"a":}',
    '{1:2}',
    '[1 2]',
    '[}',
    '{]',
    '[NaN]',
    '[--1]',
    'Hello',
    '[1]2',
    '[undefined]',
    '{,}',
    '[,1]',
    '"a" "b"',
    '\ufeff{}',
    '{"a":"b" "c"}',
  ])('is invalid: %s', (text) => {
    expect(read([text]).json.state).toBe('invalid');
    expect(read(text.split('')).json.state).toBe('invalid');
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test.each(['[1.', '[-', '[1e', '[1e+', '[1.5e-3', '[0', 'tr', '["\\', '["\\u', '["\\u00e', '{"a', '', ' '])(
    'but may become it: %j',
    (text) => {
      expect(read([text]).json.state).toBe('partial');
    },
  );

  test.each(['[01', '[1.e', '[1..', '[-t', '[nul1', '[1e5.', '[1e+-'])('and can not: %s', (text) => {
    expect(read([text]).json.state).toBe('invalid');
  });
});

describe('large documents', () => {
  // A copy at each change would be two hundred million places.
  test('copy work stays in proportion to the text', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ index, name: `item ${index}` }));
    const text = JSON.stringify({ items });
    let copied = 0;
    const json = new PartialJson();
    for (let position = 0; position < text.length; position += 6) {
      json.write(text.slice(position, position + 6));
      const value = json.takeChange()?.value as { items?: unknown[] } | undefined;
      copied += value?.items?.length ?? 0;
    }
    expect(json.state).toBe('complete');
    // What was copied by the last step is not: everything is closed then.
    expect(copied - items.length).toBeLessThan(text.length * 4);
    expect(copied).toBeGreaterThan(text.length);
  });

  test('nesting has no bound', () => {
    const depth = 100_000;
    const json = new PartialJson();
    json.write('['.repeat(depth));
    expect(json.state).toBe('partial');
    json.write(']'.repeat(depth));
    expect(json.state).toBe('complete');
  });
});
