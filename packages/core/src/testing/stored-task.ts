import type {
  Budget,
  InputFile,
  OutputFile,
  Source,
  StreamChunk,
  TaskStatus,
  TaskTotals,
} from '../generated/types.gen.ts';
import type { MessagePart } from './fold-message.ts';

/** A file in a task's workspace. */
export interface StoredFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A turn with everything that its answers are made of. */
export interface StoredTurn {
  readonly id: string;
  readonly seq: number;
  readonly input: string;
  readonly budget: Budget;
  readonly files: readonly File[];
  readonly inputFiles: readonly InputFile[];
  /** Which request it stands for: the same again attaches to it. */
  readonly requestHash: string;
  readonly messageId: string;
  readonly startedAt: string;
  status: TaskStatus;
  completedAt: string | null;
  error: string | null;
  outputText: string;
  structuredOutput: Record<string, unknown> | null;
  parts: MessagePart[];
  sources: Source[];
  outputFiles: OutputFile[];
  usage: { credits: number; durationMs: number; inputTokens: number; outputTokens: number };
}

/** One event of a task's stream. */
export interface StoredEvent {
  readonly id: number;
  readonly turnId: string;
  readonly chunk: StreamChunk;
}

/** A task: its turns, its event log, and its workspace. */
export class StoredTask {
  readonly id: string;
  readonly workerId: string;
  readonly title: string;
  readonly createdAt = new Date().toISOString();
  readonly turns: StoredTurn[] = [];
  readonly events: StoredEvent[] = [];
  readonly files = new Map<string, StoredFile>();
  archived = false;
  #waiting: (() => void)[] = [];

  constructor(id: string, workerId: string, input: string) {
    this.id = id;
    this.workerId = workerId;
    const line =
      input
        .split('\n')
        .find((text) => text.trim() !== '')
        ?.trim() ?? 'Untitled';
    this.title = line.length > 80 ? `${line.slice(0, 79)}…` : line;
  }

  get isBusy(): boolean {
    return this.turns.some(({ status }) => status === 'running' || status === 'pending');
  }

  get status(): TaskStatus {
    const working = this.turns.find(({ status }) => status === 'running' || status === 'pending');
    return (working ?? this.turns.at(-1))?.status ?? 'completed';
  }

  get totals(): TaskTotals {
    const sum = (of: (turn: StoredTurn) => number) => this.turns.reduce((total, turn) => total + of(turn), 0);
    return {
      credits: sum(({ usage }) => usage.credits),
      durationMs: sum(({ usage }) => usage.durationMs),
      turnCount: this.turns.length,
    };
  }

  /** Writes an event into the log, and wakes whoever follows it. */
  append(turnId: string, chunk: StreamChunk): void {
    this.events.push({ id: this.events.length + 1, turnId, chunk });
    this.wake();
  }

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves at the next event or change of state. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when no turn runs or waits, or when the given one has ended. */
  async ended(turn?: StoredTurn): Promise<void> {
    const isWorking = () => (turn ? turn.status === 'running' || turn.status === 'pending' : this.isBusy);
    while (isWorking()) await this.changed();
  }
}
