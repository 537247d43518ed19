import { buildPath } from '../calls/build-path.ts';
import { buildURL } from '../calls/build-url.ts';
import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';
import { toHeaders } from '../transport/merge-headers.ts';
import { readApiKey } from '../transport/read-api-key.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { fetchOnce } from './fetch-once.ts';
import type { OperationMatch } from './match-operation.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import { relayAnswer } from './relay-answer.ts';
import type { RequestBody } from './request-body.ts';
import { upstreamHeaders } from './upstream-headers.ts';
import { writeLog } from './write-log.ts';

/** The API as one request of a browser sees it: with the key, and only for as long as the browser is there. */
export class Upstream {
  readonly #settings: TransportSettings;
  readonly #request: Request;
  readonly #abort = new AbortController();
  readonly #leave = () => this.#abort.abort();

  constructor(settings: TransportSettings, request: Request) {
    this.#settings = settings;
    this.#request = request;
  }

  /**
   * Sends the request of the browser, and gives the answer for it.
   *
   * @param refusal what was found wrong with the body while it was sent
   * @throws {ProxyRefusal}
   */
  async send(
    { operation, path }: Pick<OperationMatch, 'operation' | 'path'>,
    query: Readonly<Record<string, string>>,
    body: RequestBody,
    refusal: () => ProxyRefusal | undefined,
  ): Promise<Response> {
    const { signal } = this.#request;
    signal.addEventListener('abort', this.#leave, { once: true });
    if (signal.aborted) this.#leave();
    const onEnd = () => signal.removeEventListener('abort', this.#leave);
    try {
      const { answer, secrets } = await this.#fetch(operation, path, query, body, refusal);
      const refused = refusal();
      if (refused) {
        // Some runtimes end a body that breaks off as if it were whole, and the API then answers to that.
        this.#leave();
        throw refused;
      }
      return await relayAnswer(answer, operation, secrets, { onEnd, leave: this.#leave });
    } catch (error) {
      onEnd();
      throw error;
    }
  }

  /**
   * The worker that a task belongs to.
   *
   * @throws {ProxyRefusal}
   */
  async findWorkerOf(taskId: string): Promise<string> {
    const { answer } = await this.#fetch(operations['tasks.retrieve'], { taskId }, {});
    if (answer.ok) return ((await answer.json()) as { task: { workerId: string } }).task.workerId;
    void answer.body?.cancel().catch(() => undefined);
    if (answer.status === 404) throw new ProxyRefusal(404, 'not_found', 'There is no such task.');
    throw new ProxyRefusal(502, 'bad_gateway', `The API answered with ${answer.status}.`);
  }

  async #fetch(
    operation: Operation,
    path: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
    body?: RequestBody,
    refusal?: () => ProxyRefusal | undefined,
  ): Promise<{ answer: Response; secrets: string[] }> {
    const settings = this.#settings;
    const key = await readApiKey(settings);
    const record = upstreamHeaders(settings, key, this.#request, operation, body?.contentType);
    // A default header may stand in for the key.
    const secrets = [key ?? '', record['authorization']?.replace(/^\w+ /, '') ?? ''];
    const url = buildURL(settings, buildPath(operation.path, path), query);
    const request = { method: operation.method, url, headers: toHeaders(record), body: body?.write() };
    try {
      return { answer: await fetchOnce(settings, request, this.#abort.signal), secrets };
    } catch (error) {
      const refused = refusal?.();
      if (refused) throw refused;
      if (error instanceof ProxyRefusal && error.status >= 500) {
        const { cause, message } = error;
        writeLog({ ...settings, apiKey: key ?? null }, 'warn', message, cause);
      }
      throw error;
    }
  }
}
