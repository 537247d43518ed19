import { random } from '@handinger/fault-server';

/** A stream by its name. Where it is text, it is UTF-8. */
export type Corpus = Record<string, string | Uint8Array>;

/** Streams whose lines end with LF here; each is in the corpus with CR and CRLF as well. */
const streams: Record<string, string> = {
  'one event': 'data: a\n\n',
  'two events': 'data: a\n\ndata: b\n\n',
  'id, event and data': 'id: 1\nevent: text-delta\ndata: {"t":1}\n\n',
  'fields in another order': 'data: x\nevent: e\nid: 2\n\n',
  'data of two lines': 'data: a\ndata: b\n\n',
  'data of three lines, the middle one empty': 'data: a\ndata:\ndata: b\n\n',
  'data of empty lines only': 'data\ndata\ndata\n\n',
  'data lines around other fields': 'data: a\nid: 1\ndata: b\n\n',
  'empty data': 'data:\n\n',
  'empty data with a space': 'data: \n\n',
  'data without a colon': 'data\n\n',
  'no data': 'event: nothing\nid: 1\n\ndata: a\n\n',
  'no space after the colon': 'data:a\n\n',
  'two spaces after the colon': 'data:  a\n\n',
  'a space before the colon': 'data : a\n\ndata: b\n\n',
  'a space at the end': 'data: a \n\n',
  'a tab after the colon': 'data:\ta\n\n',
  'colons in the value': 'data: a:b: c\n\ndata::d\n\n',
  'a no-break space after the colon': 'data:\u00a0a\n\n',
  'a space at the beginning of a line': ' data: a\n\ndata: b\n\n',
  'only a space in a line': 'data: a\n \ndata: b\n\n',
  'a comment': ': hello\ndata: a\n\n',
  'a comment without a space': ':hello\ndata: a\n\n',
  'an empty comment': ':\n\ndata: a\n\n',
  'a comment within an event': 'data: a\n: ping\ndata: b\n\n',
  'a comment that looks like data': ':data: a\n\ndata: b\n\n',
  'comments only': ': ping\n\n: ping\n\n',
  'a heartbeat between events': 'id: 1\ndata: a\n\n: ping\n\nid: 2\ndata: b\n\n',
  'empty lines first': '\n\n\ndata: a\n\n',
  'empty lines between': 'data: a\n\n\n\n\ndata: b\n\n',
  'the event name resets': 'event: e\ndata: a\n\ndata: b\n\n',
  'the last event name counts': 'event: e\nevent: f\ndata: a\n\n',
  'an empty event name': 'event: e\nevent:\ndata: a\n\n',
  'an event without a colon': 'event\ndata: a\n\n',
  'an event name with spaces': 'event:  an event \ndata: a\n\n',
  'an event name beyond ASCII': 'event: événement 🐕\ndata: a\n\n',
  'the last id counts': 'id: 1\nid: 2\ndata: a\n\n',
  'an id lasts': 'id: 1\ndata: a\n\ndata: b\n\n',
  'an empty id resets': 'id: 1\ndata: a\n\nid:\ndata: b\n\n',
  'an id without a colon resets': 'id: 1\ndata: a\n\nid\ndata: b\n\n',
  'an id without data': 'id: 7\n\ndata: a\n\n',
  'an id with NUL is ignored': 'id: 1\ndata: a\n\nid: 2\u0000\ndata: b\n\n',
  'an id of NUL alone is ignored': 'id: 1\nid: \u0000\ndata: a\n\n',
  'an id that is no number': 'id:  msg_ü/1 \ndata: a\n\n',
  retry: 'retry: 1000\n\ndata: a\n\n',
  'retry within an event': 'data: a\nretry: 5\n\n',
  'retry twice': 'retry: 5\nretry: 6\n\n',
  'retry that is no number': 'retry: soon\nretry: -1\nretry: 1.5\nretry: 1e3\ndata: a\n\n',
  'retry that is empty': 'retry: 7\nretry:\ndata: a\n\n',
  'unknown fields': 'foo: 1\ndata: a\nbar\n\n',
  'fields whose names begin like known ones': 'dat: x\ndatas: x\nids: x\neventful: x\nidx\ndata: a\n\n',
  'names are case-sensitive': 'Data: x\nDATA: x\ndata: a\nID: 1\nEvent: x\n\n',
  JSON: 'data: {"a":"b\\n\\r c","d":[1,null]}\n\n',
  'the end marker': 'data: a\n\nevent: done\ndata: [DONE]\n\n',
  'not ended: no empty line': 'data: a\n\ndata: b\n',
  'not ended: no line end': 'data: a\n\ndata: b',
  'not ended: in a field name': 'data: a\n\nda',
  'not ended: after a colon': 'data: a\n\ndata:',
  'not ended: an id only': 'data: a\n\nid: 9\n',
  nothing: '',
  'one line end': '\n',
  emoji: 'data: 🐕🦮🐩\n\n',
  'emoji of several code points': 'data: 👩‍👩‍👧‍👦🏳️‍🌈\n\n',
  'two, three and four bytes': 'data: é€𝄞\n\n',
  'right to left': 'data: שלום عليكم\n\n',
  'combining marks': 'data: e\u0301 a\u0308\n\n',
  'line separators that are none here': 'data: a\u2028b\u2029c\u0085d\u000be\u000cf\n\n',
  'NUL in data': 'data: a\u0000b\n\n',
  'control characters in data': 'data: \u0001\u001b\u007f\n\n',
  'the replacement character': 'data: \ufffd\n\n',
  'the last code point': 'data: \u{10ffff}\n\n',
  'a byte order mark': '\ufeffdata: a\n\n',
  'a byte order mark before a comment': '\ufeff: hi\n\ndata: a\n\n',
  'two byte order marks': '\ufeff\ufeffdata: a\n\ndata: b\n\n',
  'a byte order mark later': 'data: a\n\n\ufeffdata: b\n\ndata: c\n\n',
  'a byte order mark in data': 'data: \ufeffa\n\n',
  'a byte order mark and nothing': '\ufeff',
};

/** Streams whose line ends or bytes are the point. */
const fixed: Corpus = {
  'mixed line ends in one event': 'data: a\r\ndata: b\rdata: c\n\n',
  'mixed line ends between events': 'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
  'CR then LF CR': 'data: a\r\n\rdata: b\r\n\r\n',
  'LF then CR': 'data: a\n\rdata: b\n\r',
  'CR, CRLF': 'data: a\r\r\ndata: b\r\r\n',
  'CRLF, CR': 'data: a\r\n\rdata: b\r\n\r',
  'CR LF LF': 'data: a\r\n\ndata: b\r\n\n',
  'an LF after the CR of an empty line': 'data: a\r\r\ndata: b\n\n',
  'many CR': '\r\r\r\rdata: a\r\r\r\r',
  'a byte order mark before CRLF': '\ufeff\r\ndata: a\r\n\r\n',
  'a comment that ends with CR': ': ping\rdata: a\r\r',
  'an unknown field that ends with CR': 'foo: bar\rdata: a\r\r',
  'bytes that are no UTF-8': bytes('data: a', [0xff, 0xfe], 'b\n\n'),
  'a continuation byte alone': bytes('data: ', [0x80], 'x\n\n'),
  'a character cut short by a line end': bytes('data: ', [0xf0, 0x9f, 0x90], '\ndata: b\n\n'),
  'a character cut short by a letter': bytes('data: ', [0xe2, 0x82], 'x\n\n'),
  'an overlong form': bytes('data: ', [0xc0, 0xaf, 0xe0, 0x80, 0xaf], '\n\n'),
  'a surrogate as bytes': bytes('data: ', [0xed, 0xa0, 0x80], '\n\n'),
  'beyond the last code point': bytes('data: ', [0xf4, 0x90, 0x80, 0x80], '\n\n'),
  'two lead bytes': bytes('data: ', [0xf0, 0xf0, 0x9f, 0x90, 0x95], '\n\n'),
  'half a byte order mark': bytes([0xef, 0xbb], 'data: a\n\ndata: b\n\n'),
  'a stream that ends in a character': bytes('data: a\n\ndata: ', [0xf0, 0x9f]),
  'a line of 64 KiB': `data: ${'0123456789abcdef'.repeat(4096)}\n\ndata: b\n\n`,
  'a comment of 64 KiB': `: ${'-'.repeat(65_536)}\ndata: a\n\n`,
  'an unknown field of 64 KiB': `x: ${'-'.repeat(65_536)}\r\ndata: a\r\n\r\n`,
  '2000 lines of data': `${Array.from({ length: 2000 }, (_, line) => `data: ${line}\n`).join('')}\n`,
};

/** Every stream, in a fixed order. */
export function corpus(): Corpus {
  const all: Corpus = {};
  for (const [name, text] of Object.entries(streams)) {
    all[name] = text;
    if (!text.includes('\n')) continue;
    all[`${name}, CR`] = text.replaceAll('\n', '\r');
    all[`${name}, CRLF`] = text.replaceAll('\n', '\r\n');
  }
  Object.assign(all, fixed);
  const next = random(20_260_101);
  for (let index = 1; index <= 40; index += 1) all[`random ${index}`] = randomStream(next);
  return all;
}

const randomParts = (
  'data|data:|data: |data: a|id: 1|id:|event: e|: c|retry: 3|x| |:|🐕|é|\ufeff|\u0000|' +
  '\n|\r|\r\n|\n\n|\r\r|\r\n\r\n|\n\r|\n|\n\n'
).split('|');

function randomStream(next: () => number): string {
  const length = 6 + Math.floor(next() * 14);
  const parts = Array.from({ length }, () => randomParts[Math.floor(next() * randomParts.length)] ?? '');
  return `${parts.join('')}\n\n`;
}

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );
}
