import { connectionError, type Fault } from './fault.ts';

/** The answer, with its body cut or stalled where the fault wants it. */
export function spoilResponse(response: Response, fault: Fault): Response {
  const { cutAfterEvents, cutAfterBytes, stallAfterEvents } = fault;
  const maxEvents = cutAfterEvents ?? stallAfterEvents ?? Number.POSITIVE_INFINITY;
  const maxBytes = cutAfterBytes ?? Number.POSITIVE_INFINITY;
  if (
    response.body === null ||
    (maxEvents === Number.POSITIVE_INFINITY && maxBytes === Number.POSITIVE_INFINITY)
  ) {
    return response;
  }
  const reader = response.body.getReader();
  let events = 0;
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // The stream of the fake gives one event or comment at a time.
        if (events >= maxEvents || bytes >= maxBytes) {
          if (stallAfterEvents !== undefined) return new Promise(() => {});
          return controller.error(connectionError(true));
        }
        const { done, value } = await reader.read();
        if (done) return controller.close();
        const text = new TextDecoder().decode(value);
        if (text.includes('data:')) events += 1;
        const rest = value.subarray(0, maxBytes - bytes);
        bytes += rest.byteLength;
        controller.enqueue(rest);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const { status, headers } = response;
  return new Response(body, { status, headers });
}
