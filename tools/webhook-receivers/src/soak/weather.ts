import { random } from '@handinger/fault-server';
import type { Bench } from '../testing/start-bench.ts';
import type { Delivery } from '../testing/start-wire.ts';

/** What befalls one attempt: three in ten go wrong, in ways that look alike to the server and are not. */
const faults = ['down', 'tampered with', 'throws', 'answer lost'] as const;
type Fault = (typeof faults)[number] | 'none';

/** How often an attempt goes wrong; and how often a receiver is down until the server gives up. */
const share = 0.3;
const hopelessShare = 0.03;

/** Lets the receiver fail at random. The same seed is the same fault for the same attempt at the same turn. */
export function letFail({ wire, ledger }: Bench, seed: number): void {
  const attempts = new Map<string, number>();
  const now = new Map<string, Fault>();
  wire.forth = (delivery) => {
    const { id, taskId, turn } = eventOf(delivery);
    const attempt = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, attempt);
    const fault = faultOf(`${seed} ${taskId} ${turn.seq}`, attempt);
    now.set(id, fault);
    if (fault === 'down') return undefined;
    if (fault !== 'tampered with') return delivery;
    const body = Buffer.from(delivery.body.toString().replace('"seq":', '"seq": '));
    return { headers: delivery.headers, body };
  };
  ledger.before = ({ deliveryId }) => {
    if (now.get(deliveryId) === 'throws') throw new Error('A handler that throws.');
  };
  wire.back = (_answer, attempt) => now.get(eventOf(wire.attempts[attempt - 1]!).id) !== 'answer lost';
}

/** What the tests read of an event. */
export interface SoakEvent {
  readonly id: string;
  readonly taskId: string;
  readonly turn: { readonly id: string; readonly seq: number };
}

export function eventOf({ body }: Delivery): SoakEvent {
  return JSON.parse(body.toString()) as SoakEvent;
}

function faultOf(turn: string, attempt: number): Fault {
  if (randomOf(turn)() < hopelessShare) return 'down';
  const next = randomOf(`${turn} ${attempt}`);
  if (next() >= share) return 'none';
  return faults[Math.floor(next() * faults.length)] ?? 'none';
}

function randomOf(text: string): () => number {
  let seed = 0;
  for (const letter of text) seed = Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0);
  return random(seed);
}
