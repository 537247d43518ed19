export { safely } from './safely.ts';
export type { Submission } from './submission.ts';
export type { FinishedTurn, TaskListener } from './task-listener.ts';
export type {
  DataPart,
  FilePart,
  ReasoningPart,
  SourceUrlPart,
  StepStartPart,
  TaskMessage,
  TaskMessageMetadata,
  TaskMessagePart,
  TextPart,
  ToolPart,
} from './task-message.ts';
export { idleSnapshot, type TaskActivity, type TaskSnapshot } from './task-snapshot.ts';
export type { TaskSource, TaskSourceEvents } from './task-source.ts';
export { TaskStore } from './task-store.ts';
export type { TurnActivity, TurnUpload } from './turn-activity.ts';
export type { TurnConnection } from './turn-reader.ts';
// What the types above are made of. Without them, the declarations would import them from an entry that needs a package of its user.
export type { Budget } from '../generated/types.gen.ts';
export type { TaskChunk } from '../streaming/task-chunk.ts';
