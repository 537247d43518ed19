import type { ErrorIssue } from '../generated/types.gen.ts';
import { FakeError } from './fake-error.ts';

/** What a field of a body must be. */
export interface FieldRule {
  readonly type?: 'string' | 'boolean' | 'object' | 'number';
  readonly required?: boolean;
  readonly nullable?: boolean;
  /** Characters of a string, or the number itself. */
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
}

/** @throws {FakeError} `invalid_request` with an issue for each field that breaks its rule. Unknown fields are ignored. */
export function checkFields(
  body: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, FieldRule>>,
): void {
  const issues = Object.entries(rules).flatMap(([path, rule]): ErrorIssue[] => {
    const message = faultOf(body[path], rule);
    return message === undefined ? [] : [{ path, message }];
  });
  if (issues.length === 0) return;
  const sentences = issues.slice(0, 3).map(({ path, message }) => `${path} ${message}.`);
  throw new FakeError('invalid_request', ['The request is invalid.', ...sentences].join(' '), issues);
}

function faultOf(value: unknown, rule: FieldRule): string | undefined {
  const { type = 'string', required, nullable, min = 0, max = Number.POSITIVE_INFINITY, values } = rule;
  if (value === undefined) return required ? 'is required' : undefined;
  if (value === null) return nullable ? undefined : `must be ${type}`;
  if (typeof value !== type || Array.isArray(value)) return `must be ${type}${nullable ? ',null' : ''}`;
  if (values && !values.includes(value as string)) {
    return `must be equal to one of the allowed values: ${values.map((one) => JSON.stringify(one)).join(', ')}`;
  }
  if (typeof value === 'number') {
    if (value < min) return `must be >= ${min}`;
    return value > max ? `must be <= ${max}` : undefined;
  }
  if (typeof value !== 'string') return undefined;
  // Characters as a person counts them, not UTF-16 units: that is what the API's limits mean.
  const { length } = [...value];
  if (length < min) return `must NOT have fewer than ${min} characters`;
  return length > max ? `must NOT have more than ${max} characters` : undefined;
}
