import {
  namedFaults,
  random,
  retryAfterForms,
  type Fault,
  type Rule,
  type SeededFaults,
} from '@handinger/fault-server';
import type { Run } from './run.ts';

/** All that goes wrong in one run. */
export interface Weather {
  readonly rules: readonly Rule[];
  readonly seeded: SeededFaults | undefined;
  readonly connections: readonly ('pass' | 'reset')[];
  /** The port is closed for so long, in milliseconds; 0 for never. */
  readonly refusedMs: number;
  /** What the turn does on the server. */
  readonly directive: string;
  /** Whether a look for the task can fail, so that nobody can know what became of it. */
  readonly isBlind: boolean;
  /** How many of the requests that start the turn meet the fault. */
  readonly times: number;
  /** Whether the fault keeps a connection open and silent. */
  readonly stalls: boolean;
  /** Whether the stream never falls silent and never ends. */
  readonly isEndless: boolean;
}

const startsTurn = { method: 'POST', path: /\/api\/tasks$/ } as const;

/** What is done to a connection before a request can be seen. */
const connectionFaults = ['connection refused', 'connection reset'] as const;

/** Faults that only change the events of a stream. */
const isOfEvents = (name: string) => /^(?:events|line ends|cut inside)/.test(name);

export function faultNames(isStream: boolean): string[] {
  const named = Object.keys(namedFaults()).filter((name) => isStream || !isOfEvents(name));
  return ['none', ...connectionFaults, ...named];
}

/**
 * Whether a fault answers that nothing was accepted (the contract's error table: 408, 409, 429, 503 with `Retry-After`) when
 * it was. Where both ids are stripped as well, nobody can know of the turn.
 */
export function isLie(name: string): boolean {
  return /^(?:408|409|429|503) after/.test(name);
}

/** The weather of a run: its fault, and what its seed adds to it. */
export function weatherOf({ fault: name, stripped, seed }: Run): Weather {
  const next = random(seed);
  const pick = <T>(...from: readonly T[]) => from[Math.floor(next() * from.length)] as T;
  const times = pick(1, 1, 1, 2, 3, Number.POSITIVE_INFINITY);
  const directive = pick(
    '',
    '',
    '[[offline:tokens 30]] [[offline:pace 2ms]]',
    '[[offline:delay 150ms]]',
    '[[offline:error It broke.]]',
  );
  const weather = pick('clean', 'clean', 'clean', 'stormy', 'outage');
  // What a lie hides can only be seen by looking.
  const after = isLie(name) ? 'clean' : weather;
  const fault = faultOf(name, next);
  const isOutage = after === 'outage' && name !== 'none' && !isConnectionFault(name);
  const strip = stripOf(stripped);
  const rules: Rule[] = isConnectionFault(name) ? [] : [{ ...startsTurn, times, fault: { ...fault, strip } }];
  rules.push({ ...startsTurn, times: Number.POSITIVE_INFINITY, fault: { strip } });
  if (isOutage) rules.unshift({ skip: 1, times: Number.POSITIVE_INFINITY, fault: resetNow });
  return {
    rules,
    seeded: after === 'stormy' ? { faults: storm, chance: 0.4 } : undefined,
    connections:
      name === 'connection reset' ? Array.from({ length: Math.min(times, 20) }, () => 'reset') : [],
    refusedMs: name === 'connection refused' ? pick(300, 60_000) : 0,
    directive,
    isBlind: isOutage || after === 'stormy' || (name === 'connection reset' && times > 1),
    times,
    stalls: fault.break?.how === 'stall' || fault.break?.how === 'heartbeats',
    isEndless: fault.break?.how === 'heartbeats',
  };
}

const resetNow: Fault = { name: 'outage', break: { at: 'before-forwarding', how: 'reset' } };
const unavailable: Fault = { name: 'unavailable', answer: { status: 503, headers: { 'retry-after': '0' } } };

/** What the reads meet with which a turn is found and its stream gone on with. */
const storm: readonly Fault[] = [
  resetNow,
  unavailable,
  { break: { at: 'body', how: 'cut', bytes: 30 } },
  { break: { at: 'body', how: 'finish', bytes: 700 } },
  { events: ['skip'] },
  { events: ['duplicate', 'out-of-order'] },
];

function isConnectionFault(name: string): boolean {
  return (connectionFaults as readonly string[]).includes(name);
}

function stripOf(stripped: Run['stripped']): NonNullable<Fault['strip']> {
  if (stripped === 'nothing') return {};
  const fields = stripped === 'key and turn id' ? ['turnId'] : [];
  return { headers: ['idempotency-key'], fields };
}

function faultOf(name: string, next: () => number): Fault {
  const fault = namedFaults(Math.floor(next() * 1500))[name];
  if (fault === undefined) return {};
  if (fault.answer === undefined) return fault;
  const forms = Object.values(retryAfterForms());
  const headers = forms[Math.floor(next() * forms.length)] ?? {};
  return { ...fault, answer: { ...fault.answer, headers } };
}
