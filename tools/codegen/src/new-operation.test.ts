import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from './generate.ts';
import { addNewOperations } from './testing/new-operations.ts';
import { editedSpec } from './testing/edited-spec.ts';
import { hookStandIns } from './testing/hook-stand-ins.ts';
import { repository } from './testing/repository.ts';
import { scratchFolder } from './testing/scratch-folder.ts';
import { typeCheck } from './testing/type-check.ts';
import { writeGenerated } from './write-generated.ts';

const client = `
import type { HandingerResources } from './packages/core/src/generated/resources.gen.ts';
import type { StreamChunk } from './packages/core/src/generated/types.gen.ts';

interface Binding { options: { timeout?: number }; stream: AsyncIterable<StreamChunk> }
export declare const client: HandingerResources<Binding>;
`;

const uses = `${client}
import type { Task, TeamList } from './packages/core/src/generated/types.gen.ts';
export const paused: Task = await client.tasks.pause('tsk_1', { reason: 'lunch' }, { timeout: 1000 });
export const teams: TeamList = await client.teams.list({ page: 2 });
export const all: TeamList = await client.teams.list();
export const names: string[] = [];
for await (const team of client.teams.list()) names.push(team.name);
`;

const misuses = `${client}
await client.tasks.pause('tsk_1');
await client.tasks.pause('tsk_1', { reason: 1 });
await client.teams.list({ page: 'two' });
for await (const team of client.teams.list()) team.title;
for await (const turn of client.tasks.listTurns('tsk_1')) turn;
`;

const hooks = `
import { usePauseTask, useSuspenseTeams, useTeams } from './packages/react/src/generated/hooks.gen.ts';
import { handingerKey, teamsListQuery, teamsListInfiniteQuery } from './packages/react/src/generated/queries.gen.ts';
import type { Handinger } from './handinger.ts';
import type { Task, TeamList } from './packages/core/src/generated/types.gen.ts';

declare const client: Handinger;
export const pages: TeamList[] | undefined = useTeams().data?.pages;
export const names: string[] = useSuspenseTeams({}, { select: ({ pages }) => pages.flatMap(({ teams }) => teams.map(({ name }) => name)) }).data;
export const pause: (variables: { taskId: string; reason: string }) => Promise<Task> = usePauseTask().mutateAsync;
export const page: Promise<TeamList> = teamsListQuery(client, { page: 2 }).queryFn({ signal: new AbortController().signal });
export const keys = [handingerKey('teams'), handingerKey('teams.list', { page: 2 }), teamsListInfiniteQuery(client).queryKey];
`;

const hookMisuses = `
import { usePauseTask, useTeams } from './packages/react/src/generated/hooks.gen.ts';
import { handingerKey } from './packages/react/src/generated/queries.gen.ts';

useTeams({ page: 2 });
usePauseTask().mutate({ taskId: 'tsk_1' });
handingerKey('teams.lits');
`;

/** Handlers written for the document as it is in the repository, offered to a server of the edited one. */
const handlersOfToday = `
import type { RouteHandlers as Today } from '${repository}packages/server/src/generated/route-handlers.gen.ts';
import type { RouteHandlers } from './packages/server/src/generated/route-handlers.gen.ts';

declare const handlers: Today;
export const missing: RouteHandlers = handlers;
`;

const handlersOfTomorrow = `
import type { RouteHandlers as Today } from '${repository}packages/server/src/generated/route-handlers.gen.ts';
import type { RouteHandlers } from './packages/server/src/generated/route-handlers.gen.ts';
import type { Task } from './packages/server/src/generated/types.gen.ts';

declare const handlers: Today;
declare const task: Task;
export const complete: RouteHandlers = {
  ...handlers,
  tasksPause: async (request, reply) => {
    const reason: string = request.body.reason;
    const key: string | undefined = request.headers['idempotency-key'];
    return reply.header('x-key', String(key)).send({ ...task, id: request.params.taskId, title: reason });
  },
  teamsList: async (request) => ({ teams: [{ name: String(request.query.page) }], pageCount: 1 }),
};
`;

describe('operations that are added to the document alone', () => {
  let errors: Record<string, string[]>;

  beforeAll(async () => {
    const folder = await scratchFolder();
    await writeGenerated(folder, await generate(await editedSpec(folder, addNewOperations)));
    errors = await typeCheck(folder, {
      ...hookStandIns,
      'uses.ts': uses,
      'misuses.ts': misuses,
      'hooks.ts': hooks,
      'hook-misuses.ts': hookMisuses,
      'handlers-of-today.ts': handlersOfToday,
      'handlers-of-tomorrow.ts': handlersOfTomorrow,
    });
  });

  test('are typed methods of a resource that exists and of a new one', () => {
    expect(errors['uses.ts']).toBeUndefined();
    expect(errors['misuses.ts']).toEqual([
      expect.stringContaining('Expected 2-3 arguments, but got 1.'),
      expect.stringContaining("Type 'number' is not assignable to type 'string'."),
      expect.stringContaining("Type 'string' is not assignable to type 'number'."),
      expect.stringContaining("Property 'title' does not exist on type 'Team'."),
      expect.stringContaining("must have a '[Symbol.asyncIterator]()' method"),
    ]);
  });

  test('have typed hooks, queries and keys', () => {
    expect(errors['hooks.ts']).toBeUndefined();
    expect(errors['hook-misuses.ts']).toEqual([
      expect.stringContaining("Type 'number' is not assignable to type 'undefined'"),
      expect.stringContaining("Property 'reason' is missing"),
      expect.stringContaining('\'"teams.lits"\' is not assignable'),
    ]);
  });

  test('must have a handler in the server', () => {
    const message = errors['handlers-of-today.ts']?.join('\n');
    expect(message).toContain('tasksPause');
    expect(message).toContain('teamsList');
    expect(errors['handlers-of-tomorrow.ts']).toBeUndefined();
  });

  test('leave everything else that is generated well typed', () => {
    expect(Object.keys(errors).toSorted()).toEqual(['handlers-of-today.ts', 'hook-misuses.ts', 'misuses.ts']);
  });
});
