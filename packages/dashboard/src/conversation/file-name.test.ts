import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';

it.each([
  [{ filename: 'a.md', url: 'http://x/b.md' }, 'a.md'],
  [{ filename: null, url: 'http://x/dir/b%20c.md?x=1' }, 'b c.md'],
  [{ url: 'http://x/%E0%A4%A' }, '%E0%A4%A'],
  [{ filename: '', url: 'http://x/' }, 'File'],
])('of %j', (file, name) => {
  expect(fileName(file)).toBe(name);
});
