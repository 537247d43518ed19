import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoteShell } from './quote-shell.ts';

test.for([`it's`, '$(false) `false` "$HOME"', 'a\nb\\', '{"input":"ü"}'])(
  'a shell reads %j as it is',
  (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoteShell(text)}`], { encoding: 'utf8' })).toBe(text);
  },
);
