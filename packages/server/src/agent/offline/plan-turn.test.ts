import { expect, test } from 'vitest';

import { planTurn } from './plan-turn.ts';

const marks = [..."!#$%&'()+,-.;=@[]^_`{}~"];

test.each(marks.map((mark) => `q3${mark}report.md`))('reads %s where the input names it', (path) => {
  const conversation = {
    instructions: '',
    earlierInputs: [],
    input: '',
    attached: [],
    files: [path, 'other.md'],
    steps: [],
    structuredAttempt: 0,
  };
  const [first] = planTurn(conversation, { directives: [], text: `Summarize ${path}, please.` });
  expect(first).toEqual({ name: 'calls', calls: [{ toolName: 'read_file', input: { path } }] });
});
