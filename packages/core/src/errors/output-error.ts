import type { ErrorIssue } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';
import { HandingerError } from './handinger-error.ts';

/**
 * `missing`: the turn gave no object (it failed, or the worker has no `outputSchema`). `invalid_json`: its text set out as JSON and is none.
 * `schema`: the object does not match the schema; see `issues`. `truncated`: the turn was aborted, or its text ends in the middle of JSON.
 */
export type OutputErrorKind = 'missing' | 'invalid_json' | 'schema' | 'truncated';

/** What an {@link OutputError} is made from. */
export interface OutputErrorDetails {
  readonly kind: OutputErrorKind;
  readonly rawText: string;
  readonly issues?: readonly ErrorIssue[] | undefined;
  readonly cause?: unknown;
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
}

/**
 * A turn is over, but has no structured output that may be handed out. `code` is `output_missing`, `output_invalid_json`,
 * `output_schema` or `output_truncated`. The turn was run, so the same call would run another.
 *
 * What the worker wrote may be confidential: it is in `rawText` and, where a library quotes it, in `issues`, and neither in the message nor in
 * what `console.log` and `JSON.stringify` show.
 */
export class OutputError extends HandingerError {
  readonly kind: OutputErrorKind;
  // Private with getters: loggers list an error's own fields.
  readonly #rawText: string;
  readonly #issues: readonly ErrorIssue[];

  constructor(message: string, { kind, rawText, issues = [], ...details }: OutputErrorDetails) {
    super(message, { ...details, code: `output_${kind}`, safeToRetry: false });
    this.kind = kind;
    this.#rawText = rawText;
    this.#issues = issues;
  }

  /** What the worker wrote: the JSON of the object, or the text of the answer where there is no object. */
  get rawText(): string {
    return this.#rawText;
  }

  /** What is wrong with the object, place by place; empty where `kind` is not `schema`. */
  get issues(): readonly ErrorIssue[] {
    return this.#issues;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), kind: this.kind };
  }

  static {
    brandErrorClass(this, 'OutputError');
  }
}
