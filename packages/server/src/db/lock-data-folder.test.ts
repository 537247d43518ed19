import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../errors/start-error.ts';
import { FolderInUseError } from './folder-in-use-error.ts';
import { lockDataFolder } from './lock-data-folder.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handinger-lock-'));
  file = join(folder, 'handinger.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a held folder is refused, with the holder named, and free again after its release', () => {
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(StartError);
  expect(() => lockDataFolder(folder)).toThrow(`process ${process.pid}`);
  lock.release();
  expect(existsSync(file)).toBe(false);
  lockDataFolder(folder).release();
});

test('the lock of a living process is respected', async () => {
  const other = spawn('sleep', ['30']);
  const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  const born = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  writeFileSync(file, JSON.stringify({ pid: other.pid, born }));
  expect(() => lockDataFolder(folder)).toThrow(`process ${other.pid}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  lockDataFolder(folder).release();
});

test.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 5, born: '1' })],
  ['of an earlier process with the same id', JSON.stringify({ pid: process.pid, born: '1' })],
  ['cut off while it was written', '{"pid": 12'],
  ['of nothing', ''],
])('a lock %s is replaced', (_whose, text) => {
  writeFileSync(file, text);
  const lock = lockDataFolder(folder);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});

test('a release never removes a lock that somebody else took since', () => {
  const lock = lockDataFolder(folder);
  writeFileSync(file, JSON.stringify({ pid: 1, born: 'x' }));
  lock.release();
  expect(existsSync(file)).toBe(true);
});

test('a folder that can not be written says so', () => {
  writeFileSync(join(folder, 'a-file'), '');
  expect(() => lockDataFolder(join(folder, 'a-file', 'data'))).toThrow(StartError);
});

test('whoever finds the folder in use learns how to reach its server, once there is one', () => {
  const refusal = () => {
    try {
      lockDataFolder(folder);
    } catch (error) {
      return error;
    }
    throw new Error('The folder was not in use.');
  };
  const lock = lockDataFolder(folder);
  expect(refusal()).toBeInstanceOf(FolderInUseError);
  expect(refusal()).toMatchObject({ control: undefined });
  const control = { url: 'http://127.0.0.1:4747', token: 'secret' };
  lock.announce(control);
  expect(refusal()).toMatchObject({ control });
  expect((refusal() as Error).message).not.toContain('secret');
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('nobody but its user reads the lock', () => {
  const lock = lockDataFolder(folder);
  const mode = () => statSync(file).mode & 0o777;
  expect(mode()).toBe(0o600);
  lock.announce({ url: 'http://127.0.0.1:4747', token: 'secret' });
  expect(mode()).toBe(0o600);
  lock.release();
});
