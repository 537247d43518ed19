export { HandingerProvider, type HandingerProviderProps } from './handinger-provider.tsx';
export { useHandinger } from './use-handinger.ts';

export { useAttachments, type Attachments, type DropProps } from './hooks/use-attachments.ts';
export {
  useTask,
  type FinishedTask,
  type SubmitOptions,
  type TaskActions,
  type UseTaskOptions,
  type UseTaskResult,
} from './hooks/use-task.ts';
export {
  useWorkerStream,
  type UseWorkerStreamOptions,
  type UseWorkerStreamResult,
} from './hooks/use-worker-stream.ts';
export type {
  DataPart,
  FilePart,
  FinishedTurn,
  ReasoningPart,
  SourceUrlPart,
  StepStartPart,
  TaskActivity,
  TaskMessage,
  TaskMessageMetadata,
  TaskMessagePart,
  TaskSnapshot,
  TextPart,
  ToolPart,
  TurnActivity,
  TurnConnection,
  TurnUpload,
} from '@ramensoft/handinger/follow';

export * from './generated/hooks.gen.ts';
export * from './generated/queries.gen.ts';
export type {
  Answer,
  Id,
  InfiniteQuery,
  Params,
  Query,
  WithoutPage,
} from './generated/query-contract.gen.ts';
export type {
  InfiniteQueryHook,
  InfiniteQueryHookOptions,
  MutationHook,
  MutationHookOptions,
  QueryHook,
  QueryHookOptions,
  SuspenseInfiniteQueryHook,
  SuspenseInfiniteQueryHookOptions,
  SuspenseQueryHook,
  SuspenseQueryHookOptions,
} from './generated/hook-contract.gen.ts';
