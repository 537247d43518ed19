import { StartError } from '../errors/start-error.ts';
import type { ControlAccess } from './control-access.ts';

/** Another living process holds the data folder. */
export class FolderInUseError extends StartError {
  /** How to reach it, when it is a server that listens. */
  readonly control: ControlAccess | undefined;

  constructor(folder: string, pid: number, control: ControlAccess | undefined) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that process, or choose another folder with --data.`,
    );
    this.control = control;
  }
}
