import { APIConnectionError, APIError } from '@ramensoft/handinger';

export interface ErrorDescription {
  /** What is wrong, in the API's own words where it said something. */
  sentence: string;
  /** What the reader can do about it, where the sentence does not say. */
  advice: string | undefined;
  /** The request's id, where the server failed: its log has the same. */
  reference: string | undefined;
}

const adviceByCode: Record<string, string> = {
  forbidden: 'Sign in with the key of a member who may.',
  internal: 'The log of the server tells more.',
  not_implemented: 'The hosted service has it.',
};

/** What to show about a failure. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof APIConnectionError) {
    return {
      sentence: 'The server does not answer.',
      advice: 'See that it is running, and that this device is online.',
      reference: undefined,
    };
  }
  if (error instanceof APIError) {
    const { code, status = 0, requestId } = error;
    return {
      sentence: findServerSentence(error) ?? error.message,
      advice: adviceByCode[code],
      reference: status >= 500 ? requestId : undefined,
    };
  }
  return {
    sentence: error instanceof Error && error.message !== '' ? error.message : 'Something went wrong.',
    advice: undefined,
    reference: undefined,
  };
}

/** Without the status before it, which the message of the client's error has for programmers. */
function findServerSentence({ body }: APIError): string | undefined {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: unknown };
  return typeof error === 'string' && error !== '' ? error : undefined;
}
