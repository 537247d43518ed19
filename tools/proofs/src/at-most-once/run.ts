/** What the network takes out of the requests that would be recognised by. */
export type Stripped = 'nothing' | 'key' | 'key and turn id';

/** One run, as plain data: all that differs in it follows from this. */
export interface Run {
  readonly entry: string;
  readonly fault: string;
  readonly stripped: Stripped;
  readonly seed: number;
}

export function nameOf({ entry, fault, stripped, seed }: Run): string {
  return [entry, fault, stripped, seed].join(' | ');
}
