/** How commands on this machine reach the server that runs on a data folder. */
export interface ControlAccess {
  /** Where the server listens. */
  readonly url: string;
  /** What proves that the caller may read the data folder. Made anew by every start. */
  readonly token: string;
}
