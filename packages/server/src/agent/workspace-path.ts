import { WorkspacePathError } from './workspace-path-error.ts';

/**
 * The parts of a path in a workspace: relative, `/` between the parts, at most 1024 characters, each part at most 255 bytes.
 * The path is taken literally: `%2e%2e` is a name like any other, so a caller decodes a URL once, before this check.
 *
 * @throws {WorkspacePathError} `invalid_path` for anything that is not such a path.
 */
export function parseWorkspacePath(path: string): string[] {
  const fault = faultOf(path);
  if (fault !== null) {
    throw new WorkspacePathError('invalid_path', `${JSON.stringify(path.slice(0, 100))} ${fault}.`);
  }
  return path.normalize('NFC').split('/');
}

function faultOf(path: string): string | null {
  if (path === '') {
    return 'is no path: name a file, such as "report.md"';
  }
  if (path.length > 1024) {
    return 'is too long: a path has at most 1024 characters';
  }
  if (/[\p{Cc}\p{Surrogate}]/u.test(path)) {
    return 'holds a control character or a broken surrogate';
  }
  if (path.includes('\\')) {
    return 'holds a backslash: write "/" between the parts of a path';
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return 'is absolute: give a path relative to the workspace';
  }
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return 'holds an empty, "." or ".." part: give the direct path inside the workspace';
  }
  if (parts.some((part) => Buffer.byteLength(part.normalize('NFC')) > 255)) {
    return 'holds a name of more than 255 bytes';
  }
  return null;
}
