import type { RouteHandlers } from '../../generated/route-handlers.gen.ts';
import type { RouteContext } from '../route-context.ts';

export function createUsageHandlers({ services }: RouteContext): Pick<RouteHandlers, 'usageRetrieve'> {
  return {
    async usageRetrieve({ principal, query }) {
      const { workerId, from, to, interval = 'day' } = query;
      const report = await services.usage.report(principal, {
        workerId,
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
        interval,
      });
      return {
        from: report.from.toISOString(),
        to: report.to.toISOString(),
        interval: report.interval,
        timezone: report.timezone,
        buckets: report.buckets.map(({ start, ...sums }) => ({ start: start.toISOString(), ...sums })),
        totals: report.totals,
      };
    },
  };
}
