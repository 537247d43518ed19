import { Workers as WorkerOperations } from '../generated/resources.gen.ts';
import type { APIPromise } from '../generated/resource-contract.gen.ts';
import type {
  WorkerCreateParams as DocumentedCreateParams,
  WorkerUpdateParams as DocumentedUpdateParams,
} from '../generated/resources.gen.ts';
import type { WorkerTemplate } from '../generated/types.gen.ts';
import type { HandingerBinding } from '../handinger-binding.ts';
import type { OutputSchema } from '../output/output-schema.ts';
import { toJsonSchema } from '../output/to-json-schema.ts';
import { APIPromise as RejectedPromise } from '../transport/api-promise.ts';
import type { RequestOptions } from '../transport/request-options.ts';

/** Parameters of `workers.create`. */
export interface WorkerCreateParams extends Omit<DocumentedCreateParams, 'outputSchema'> {
  /**
   * What every answer must be as an object: a schema of zod, valibot, arktype or any other library that can give JSON Schema, or a JSON Schema
   * (draft-07) itself. Every answer is validated against it on the server. Pass the same schema to `tasks.create`, and the
   * output is typed and validated here too.
   */
  outputSchema?: OutputSchema | undefined;
}

/** Parameters of `workers.update`. */
export interface WorkerUpdateParams extends Omit<DocumentedUpdateParams, 'outputSchema'> {
  /** As in `workers.create`; `null` removes it. */
  outputSchema?: OutputSchema | null | undefined;
}

/** `client.workers`: as generated, and with a schema of a library as `outputSchema`. */
export class Workers extends WorkerOperations<HandingerBinding> {
  /**
   * Create a reusable worker: instructions, an output schema and who may see it.
   *
   * Source: POST /api/workers
   *
   * @throws {HandingerError} `invalid_schema`, before anything is sent: the schema can't give its JSON Schema; the message says what to do
   * @throws {BadRequestError} 400: a value is invalid; `issues` names each path
   * @throws {UnprocessableEntityError} 422: the `outputSchema` is no JSON Schema
   */
  override create(params: WorkerCreateParams, options?: RequestOptions): APIPromise<WorkerTemplate> {
    return withSchema(params, (documented) => super.create(documented, options));
  }

  /**
   * Change a worker; only what is given changes, and running tasks keep what they started with.
   *
   * Source: PATCH /api/workers/{workerId}
   *
   * @throws {HandingerError} `invalid_schema`, before anything is sent: the schema can't give its JSON Schema; the message says what to do
   * @throws {BadRequestError} 400: a value is invalid; `issues` names each path
   * @throws {PermissionDeniedError} 403: only the worker's creator may do this
   * @throws {NotFoundError} 404: there is no such worker
   * @throws {UnprocessableEntityError} 422: the `outputSchema` is no JSON Schema
   */
  override update(
    workerId: string,
    params: WorkerUpdateParams,
    options?: RequestOptions,
  ): APIPromise<WorkerTemplate> {
    return withSchema(params, (documented) => super.update(workerId, documented, options));
  }
}

/** Goes on with the JSON Schema in place of the schema. Where there is none, the promise is rejected, as at any other failure. */
function withSchema<P extends { outputSchema?: OutputSchema | null | undefined }>(
  params: P,
  send: (params: P & { outputSchema?: Record<string, unknown> }) => APIPromise<WorkerTemplate>,
): APIPromise<WorkerTemplate> {
  const { outputSchema } = params;
  if (outputSchema == null) return send(params as P & { outputSchema?: never });
  try {
    return send({ ...params, outputSchema: toJsonSchema(outputSchema) });
  } catch (error) {
    const reject = () => Promise.reject(error);
    return new RejectedPromise(reject, reject);
  }
}
