import type { DeepPartial } from '@ramensoft/handinger';
import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { useTask, type UseTaskResult } from './use-task.ts';

const schema = z.object({ total: z.string().transform(Number), tags: z.array(z.string()).default([]) });
interface Written {
  total: string;
  tags?: string[] | undefined;
}
interface Read {
  total: number;
  tags: string[];
}

test('a schema types the object: as it is written, and as it is read at the end', () => {
  const task = useTask({
    workerId: 'wrk_1',
    schema,
    onFinish: ({ object, turn }) => {
      expectTypeOf(object).toEqualTypeOf<Read | undefined>();
      expectTypeOf(turn.seq).toBeNumber();
    },
  });
  if (task.status === 'completed') expectTypeOf(task.object).toEqualTypeOf<Read>();
  if (task.status === 'streaming') {
    expectTypeOf(task.object).toEqualTypeOf<DeepPartial<Written> | undefined>();
  }
});

test('a plain JSON Schema gives it the type that is named', () => {
  const task = useTask<Read>({ workerId: 'wrk_1', schema: { type: 'object' } });
  expectTypeOf(task).toEqualTypeOf<UseTaskResult<Read>>();
});

test('without one, nothing is known of it', () => {
  expectTypeOf(useTask({ workerId: 'wrk_1' })).toEqualTypeOf<UseTaskResult>();
  expectTypeOf(useTask().object).toBeUnknown();
  // @ts-expect-error a type is worth nothing without a schema to hold the answer to it
  useTask<Read>({ workerId: 'wrk_1' });
});

test('parts are told apart by their type', () => {
  type Part = UseTaskResult['messages'][number]['parts'][number];
  expectTypeOf<Extract<Part, { type: 'text' }>['text']>().toBeString();
  const urlOf = (part: Part) => (part.type === 'file' ? part.url : undefined);
  expectTypeOf(urlOf).returns.toEqualTypeOf<string | undefined>();
  const inputOf = (part: Part) => ('toolCallId' in part ? part.input : undefined);
  expectTypeOf(inputOf).returns.toBeUnknown();
});
