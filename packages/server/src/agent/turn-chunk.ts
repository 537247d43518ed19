import type { UIMessageChunk } from 'ai';

/** A file that a turn published. */
export interface PublishedFile {
  /** The last part of the path. */
  filename: string;
  mediaType: string;
  /** Relative to the worker's workspace. */
  path: string;
  /** In bytes. */
  size: number;
}

/** The data of a `data-file` chunk. `url` is the path in the workspace; the server puts its own address before it. */
export interface FileChunkData {
  filename: string;
  mediaType: string;
  url: string;
  size: number;
}

/** The data of a `data-output-delta` chunk: a piece of the object's JSON text, and which attempt at the object it belongs to. */
export interface OutputDeltaData {
  /** From 1. */
  attempt: number;
  delta: string;
}

/** One chunk of a turn, in the AI SDK's UI message stream protocol. */
export type TurnChunk = UIMessageChunk<unknown, { file: FileChunkData; 'output-delta': OutputDeltaData }>;
