export * from '../generated/queries.gen.ts';
export type {
  Answer,
  Id,
  InfiniteQuery,
  Params,
  Query,
  WithoutPage,
} from '../generated/query-contract.gen.ts';
export { prefetchTask, type PrefetchedTask } from './prefetch-task.ts';
export { prefetchWorker, type PrefetchedWorker } from './prefetch-worker.ts';
