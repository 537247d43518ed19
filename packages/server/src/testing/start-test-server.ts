import { createKey } from '../auth/provision-key.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { OrganizationRepository } from '../repositories/organization-repository.ts';
import { WorkerRepository } from '../repositories/worker-repository.ts';
import { startOn, type RunningServer, type ServerOptions } from '../start-server.ts';
import { openStorage } from '../open-storage.ts';
import { addTasks } from './add-tasks.ts';

/** Who a key of a test acts for; the names become the ids. */
export interface TestMember {
  /** `org_local` by default, the organization of the server's own key. */
  readonly organization?: string;
  readonly user: string;
}

/** A server for tests, with what the API itself gives no way to do. */
export interface TestServer extends RunningServer {
  /** Makes a user, and its organization where there is none of that name, and a key for it. */
  createKey(member: TestMember): Promise<string>;
  /** Revokes every key of a user; its next request is refused. */
  revokeKeys(user: string): Promise<void>;
  /** Invites a user to a private worker. */
  invite(workerId: string, user: string): Promise<void>;
  /** Sets what an organization has left to spend; null is no limit. */
  setCredits(organization: string, credits: number | null): Promise<void>;
  /** Sets the time zone of an organization, as `Europe/Madrid`. */
  setTimezone(organization: string, timezone: string): Promise<void>;
  /**
   * Stores `count` tasks of the server's own worker that are over: one turn each, a minute apart, the last one ending now, every
   * tenth failed. Ten thousand take a few seconds, while running them takes minutes; their event streams are empty.
   *
   * @returns Their ids, oldest first.
   */
  addTasks(workerId: string, count: number): Promise<string[]>;
}

/** A server on a free port with a fresh database, in memory unless `data` names a folder. */
export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const storage = await openStorage(options.data);
  const { database } = storage;
  const { server, services } = await startOn(storage, options);
  return {
    ...server,
    createKey: ({ organization = 'org_local', user }) =>
      createKey(database, { organizationId: organization, userId: user, name: 'test' }),
    async revokeKeys(user) {
      const keys = new KeyRepository(database);
      for (const { id, userId } of await keys.list()) if (userId === user) await keys.revoke(id);
      services.keyRing.forget();
    },
    async addTasks(workerId, count) {
      const principal = await services.keyRing.identify(server.key);
      return addTasks(database, principal, await services.workers.find(principal, workerId), count);
    },
    invite: (workerId, user) => new WorkerRepository(database).invite(workerId, user),
    setCredits: (organization, credits) =>
      new OrganizationRepository(database).setCredits(organization, credits),
    setTimezone: (organization, timezone) => services.schedules.setTimezone(organization, timezone),
  };
}
