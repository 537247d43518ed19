import type { HandingerProxy } from '@ramensoft/handinger/proxy';

/** What the proxy was asked for: which turns were started, and which streams were open when. */
export interface StreamLedger {
  /** The proxy, with its requests noted down. */
  readonly proxy: HandingerProxy;
  /** `METHOD path` of every request, oldest first. */
  readonly requests: readonly string[];
  /** The turns that were asked for, `task/turn`, once for each request. */
  readonly starts: readonly string[];
  /** Event streams that are open now. */
  readonly open: number;
  /** The most of one task that were open at once. */
  readonly mostOfOneTask: number;
  /** Event streams that were opened so far. */
  readonly opened: number;
}

/** Notes down what a proxy is asked for. A stream is open from its first byte until the page or the server ends it. */
export function keepStreamLedger(proxy: HandingerProxy): StreamLedger {
  const requests: string[] = [];
  const starts: string[] = [];
  const openOf = new Map<string, number>();
  let open = 0;
  let mostOfOneTask = 0;
  let opened = 0;

  function change(taskId: string, by: 1 | -1): void {
    const ofTask = (openOf.get(taskId) ?? 0) + by;
    openOf.set(taskId, ofTask);
    open += by;
    opened += Math.max(by, 0);
    mostOfOneTask = Math.max(mostOfOneTask, ofTask);
  }

  async function noted(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    requests.push(`${request.method} ${pathname}${search}`);
    const answer = await proxy(request);
    const taskId = answer.headers.get('x-handinger-task-id') ?? pathname;
    const isStart = request.method === 'POST' && /\/api\/(tasks|workers\/[^/]+)$/.test(pathname);
    if (isStart) starts.push(`${taskId}/${answer.headers.get('x-handinger-turn-id')}`);
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream') || answer.body === null)
      return answer;
    change(taskId, 1);
    let isOver = false;
    const end = () => {
      if (!isOver) change(taskId, -1);
      isOver = true;
    };
    const reader = answer.body.getReader();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    });
    return new Response(body, answer);
  }

  return {
    proxy: noted,
    requests,
    starts,
    get open() {
      return open;
    },
    get mostOfOneTask() {
      return mostOfOneTask;
    },
    get opened() {
      return opened;
    },
  };
}
