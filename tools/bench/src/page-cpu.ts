import type { TestPage } from '@handinger/browser/test-page';

/** Where the main thread of a page spent its time, in milliseconds. */
export interface PageCpu {
  /** Running scripts and collecting their garbage, as the profiler of V8 samples it. The counters of DevTools leave promises out. */
  readonly scripting: number;
  /** All work of the main thread: scripts, layout, paint. Time of the processor, so that other programs do not count. */
  readonly busy: number;
}

/** Measures what a page does until `act` is over. */
export async function pageCpu<Result>(
  visit: TestPage,
  act: () => Promise<Result>,
): Promise<PageCpu & { result: Result }> {
  const session = await visit.page.context().newCDPSession(visit.page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  const before = await visit.metrics();
  await session.send('Profiler.start');
  const result = await act();
  const { profile } = await session.send('Profiler.stop');
  const after = await visit.metrics();
  await session.detach();
  const idle = new Set(
    profile.nodes.flatMap(({ id, callFrame }) =>
      /^\((idle|program|root)\)$/.test(callFrame.functionName) ? [id] : [],
    ),
  );
  let microseconds = 0;
  for (const [index, node] of (profile.samples ?? []).entries()) {
    if (!idle.has(node)) microseconds += profile.timeDeltas?.[index + 1] ?? 0;
  }
  const busy = 1000 * ((after['ThreadTime'] ?? 0) - (before['ThreadTime'] ?? 0));
  return { scripting: microseconds / 1000, busy, result };
}
