import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../errors/start-error.ts';
import { lockDataFolder } from './lock-data-folder.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handinger-lock-'));
  file = join(folder, 'handinger.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a held folder is refused, with the holder named, and free again after its release', () => {
  const unlock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(StartError);
  expect(() => lockDataFolder(folder)).toThrow(`process ${process.pid}`);
  unlock();
  expect(existsSync(file)).toBe(false);
  lockDataFolder(folder)();
});

test('the lock of a living process is respected', async () => {
  const other = spawn('sleep', ['30']);
  const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  const born = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  writeFileSync(file, JSON.stringify({ pid: other.pid, born }));
  expect(() => lockDataFolder(folder)).toThrow(`process ${other.pid}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  lockDataFolder(folder)();
});

test.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 5, born: '1' })],
  ['of an earlier process with the same id', JSON.stringify({ pid: process.pid, born: '1' })],
  ['cut off while it was written', '{"pid": 12'],
  ['of nothing', ''],
])('a lock %s is replaced', (_whose, text) => {
  writeFileSync(file, text);
  const unlock = lockDataFolder(folder);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  unlock();
});

test('a release never removes a lock that somebody else took since', () => {
  const unlock = lockDataFolder(folder);
  writeFileSync(file, JSON.stringify({ pid: 1, born: 'x' }));
  unlock();
  expect(existsSync(file)).toBe(true);
});

test('a folder that can not be written says so', () => {
  writeFileSync(join(folder, 'a-file'), '');
  expect(() => lockDataFolder(join(folder, 'a-file', 'data'))).toThrow(StartError);
});
