/** Where a mounted proxy sends, and with which key. */
export interface MountOptions {
  readonly apiKey: string;
  readonly baseURL: string;
}

/** A proxy that listens under `/api/handinger`. */
export interface Mount {
  /** Of the app, without the path of the proxy. */
  readonly origin: string;
  close(): Promise<void>;
}
