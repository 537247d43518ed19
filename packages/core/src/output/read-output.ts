import { OutputError, type OutputErrorKind } from '../errors/output-error.ts';
import type { ErrorIssue } from '../errors/api-error.ts';
import type { Worker } from '../generated/types.gen.ts';
import { isStandardSchema, type OutputSchema } from './output-schema.ts';
import { PartialJson } from './partial-json.ts';
import type { StandardIssue, StandardResult } from './standard-schema.ts';

/**
 * The structured output of a turn that is over: the server's object, or the answer's text where that is JSON; validated by the schema, and
 * what the schema makes of it. A plain JSON Schema, or none, hands it out as it is. A promise only where the schema validates with one, so
 * that a page can show an object in its first render.
 *
 * @throws {OutputError} always with the ids of the task and turn; where there is a promise, it is rejected with it
 */
export function readOutput<T>(worker: Worker, schema?: OutputSchema<T>): T | Promise<T> {
  const { value, rawText } = findObject(worker);
  if (!isStandardSchema(schema) || !schema['~standard'].validate) return value as T;
  const fail = (cause: unknown): never => {
    const message = 'The schema failed while it validated the structured output.';
    throw outputError(worker, 'schema', message, { rawText, cause });
  };
  const read = (result: StandardResult<unknown>): T => {
    if (!result.issues) return result.value as T;
    const issues = result.issues.map(toErrorIssue);
    const count = issues.length === 1 ? '1 place' : `${issues.length} places`;
    // Not which ones: the keys of a record are what the worker wrote.
    const message = `The structured output does not match the schema in ${count}; see error.issues.`;
    throw outputError(worker, 'schema', message, { rawText, issues });
  };
  let result: StandardResult<unknown> | Promise<StandardResult<unknown>>;
  try {
    result = schema['~standard'].validate(value);
  } catch (cause) {
    return fail(cause);
  }
  // By shape: a promise of a library's own is none of the runtime's.
  return 'then' in result ? Promise.resolve(result).catch(fail).then(read) : read(result);
}

function findObject(worker: Worker): { value: unknown; rawText: string } {
  const { structured_output: object, output_text: rawText, metadata } = worker;
  if (object !== null && object !== undefined) return { value: object, rawText: JSON.stringify(object) };
  const status = metadata?.['turnStatus'];
  if (status === 'error') {
    const sentence = metadata['turnError'];
    const reason = typeof sentence === 'string' ? `: ${sentence}` : '.';
    throw outputError(worker, 'missing', `The turn failed, so there is no structured output${reason}`, {
      rawText,
    });
  }
  if (status === 'aborted') {
    throw outputError(worker, 'truncated', 'The turn was aborted before there was a structured output.', {
      rawText,
    });
  }
  if (worker.status !== 'completed') {
    throw outputError(worker, 'missing', 'The turn is not over, so there is no structured output yet.', {
      rawText,
    });
  }
  return { value: parseText(worker, rawText), rawText };
}

/** A worker without an `outputSchema` may have been told to answer in JSON; models like to put that in a Markdown fence. */
function parseText(worker: Worker, rawText: string): unknown {
  const [, fence, text = ''] = /^\s*(```(?:json)?\s*\n)?([^]*)$/i.exec(rawText) ?? [];
  if (!/^\s*[[{]/.test(text)) {
    const hint = 'Give the worker an outputSchema: workers.create({ outputSchema }).';
    throw outputError(worker, 'missing', `The answer has no structured output. ${hint}`, { rawText });
  }
  // A fence that is cut belongs to no JSON either: inside of it, a line can't begin with a backtick.
  const body = fence ? text.replace(/\n\s*`{0,3}\s*$/, '') : text;
  const json = new PartialJson();
  json.write(body);
  if (json.state === 'invalid') {
    throw outputError(worker, 'invalid_json', 'The answer set out as JSON, but is none.', { rawText });
  }
  if (json.state === 'partial' || (fence && !/\n\s*```\s*$/.test(text))) {
    throw outputError(worker, 'truncated', 'The answer ends in the middle of its JSON.', { rawText });
  }
  return JSON.parse(body);
}

function toErrorIssue({ message, path = [] }: StandardIssue): ErrorIssue {
  const keys = path.map((segment) => (typeof segment === 'object' ? segment.key : segment));
  return { path: keys.map(String).join('.'), message };
}

function outputError(
  { metadata }: Worker,
  kind: OutputErrorKind,
  message: string,
  details: { rawText: string; issues?: readonly ErrorIssue[]; cause?: unknown },
): OutputError {
  const [taskId, turnId] = [metadata?.['taskId'], metadata?.['turnId']].map((id) =>
    typeof id === 'string' ? id : undefined,
  );
  return new OutputError(message, { ...details, kind, taskId, turnId });
}
