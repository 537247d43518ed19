import type { EventChange } from './change-events.ts';
import type { Break, BreakPoint, Fault } from './fault.ts';

/** One of each kind of fault, by name. Those of the answer's body break it off after `bytes` bytes. */
export function namedFaults(bytes = 40): Record<string, Fault> {
  const faults: Record<string, Fault> = {
    ...breaks('reset', 'head', 'request-body', 'before-forwarding', 'after-forwarding', 'before-headers'),
    ...breaks('cut', 'head', 'before-forwarding', 'after-forwarding', 'before-headers', 'after-headers'),
    ...breaks('stall', 'before-forwarding', 'after-forwarding', 'before-headers', 'after-headers'),
    'reset after-headers': { break: { at: 'after-headers', how: 'reset' } },
    'finish after-headers': { break: { at: 'after-headers', how: 'finish' } },
    'reset in the body': { break: { at: 'body', how: 'reset', bytes } },
    'cut in the body': { break: { at: 'body', how: 'cut', bytes } },
    'finish in the body': { break: { at: 'body', how: 'finish', bytes } },
    'stall in the body': { break: { at: 'body', how: 'stall', bytes } },
    'heartbeats in the body': { break: { at: 'body', how: 'heartbeats', bytes } },
    'cut inside a code point': { break: { at: 'body', how: 'cut', bytes, inside: 'code-point' } },
    'cut inside a CRLF': { lineEnd: 'crlf', break: { at: 'body', how: 'cut', bytes, inside: 'crlf' } },
    'reset, and forwarded late': { break: { at: 'before-forwarding', how: 'reset', lateMs: 400 } },
    'reset on both sides': { break: { at: 'after-forwarding', how: 'reset', upstream: 'cut' } },
    'wrong content type': { head: { contentType: 'text/html' } },
    'longer than it is': { head: { addedLength: 10 } },
    'line ends CR': { lineEnd: 'cr' },
    'line ends CRLF': { lineEnd: 'crlf' },
    'all at the end': { pace: 'buffer' },
    'byte by byte': { pace: 'bytes' },
    'slow drip': { pace: { sizes: [1, 700, 3, 64], everyMs: 1 } },
  };
  for (const change of eventChanges) faults[`events ${change}`] = { events: [change] };
  for (const status of [408, 409, 429, 500, 502, 503, 504]) {
    faults[`${status} before forwarding`] = { answer: { status } };
    faults[`${status} after forwarding`] = { answer: { status, after: 'forwarding' } };
    faults[`${status} after the answer`] = { answer: { status, after: 'upstream' } };
  }
  for (const [name, fault] of Object.entries(faults)) faults[name] = { ...fault, name };
  return faults;
}

const eventChanges: readonly EventChange[] = [
  'duplicate',
  'out-of-order',
  'skip',
  'no-ids',
  'one-id',
  'no-done',
];

function breaks(how: Break['how'], ...points: BreakPoint[]): Record<string, Fault> {
  return Object.fromEntries(points.map((at) => [`${how} ${at}`, { break: { at, how, bytes: 20 } }]));
}
