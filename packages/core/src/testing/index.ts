export {
  createFakeHandinger,
  type FakeHandinger,
  type FakeHandingerOptions,
} from './create-fake-handinger.ts';
export type { FakeRequest, OperationId } from './fake-request.ts';
export type { Fault } from './fault.ts';
export type {
  ScriptedAnswer,
  ScriptedChunk,
  ScriptedFile,
  TurnAnswer,
  TurnContext,
  TurnScript,
} from './turn-script.ts';
export { FakeError, type FakeErrorCode } from './fake-error.ts';
export type { ErrorIssue } from '../generated/types.gen.ts';
