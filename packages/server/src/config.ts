import { InvalidArgumentError } from 'commander';
import type { ModelConfig } from './agent/model-from-config.ts';
import { StartError } from './errors/start-error.ts';
import { isTimezone } from './is-timezone.ts';

/** The flags of `start`, as the command line gives them. */
export interface StartFlags {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly memory?: true;
  readonly key?: string;
  readonly corsOrigin?: string;
  readonly publicUrl?: string;
  readonly timezone?: string;
  readonly modelUrl?: string;
  readonly modelId?: string;
  readonly modelKey?: string;
  readonly logLevel: string;
  readonly json?: true;
}

/** The flag of every `keys` command. */
export interface DataFlag {
  readonly data: string;
}

/** The flags of `keys create`. */
export interface CreateKeyFlags extends DataFlag {
  readonly org: string;
  readonly user: string;
  readonly name: string;
}

/** Parses `--port`. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** Parses `--cors-origin`: an origin is compared letter by letter, so a path or a slash at its end would never match. */
export function parseOrigin(text: string): string {
  const url = URL.parse(text);
  if (url === null || url.origin !== text) {
    throw new InvalidArgumentError(
      'An origin is a scheme and a host, as http://localhost:3000, without a slash at the end.',
    );
  }
  return text;
}

/** Parses `--public-url`. */
export function parseHttpUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('Give an address that begins with http:// or https://.');
  return text;
}

/** Parses `--timezone`. */
export function parseTimezone(text: string): string {
  if (!isTimezone(text))
    throw new InvalidArgumentError('Give the name of a time zone, as Europe/Madrid or UTC.');
  return text;
}

/**
 * The model that the flags name; undefined for the offline one. The key may come from the environment, where other users of
 * the machine can't read it.
 */
export function modelConfig(flags: StartFlags): ModelConfig | undefined {
  const { modelUrl: url, modelId: id } = flags;
  const key = flags.modelKey ?? process.env['HANDINGER_MODEL_KEY'];
  if (url === undefined && id === undefined && flags.modelKey === undefined) return undefined;
  if (url === undefined || id === undefined) {
    throw new StartError(
      'A model needs both --model-url and --model-id (and --model-key where the endpoint asks for one).',
    );
  }
  return key === undefined ? { url, id } : { url, id, key };
}

/** Whether output for a person may be coloured: on a terminal, unless the user said no. */
export function mayColour(stream: { isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
}
