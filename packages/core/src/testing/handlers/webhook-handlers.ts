import type { Webhook } from '../../generated/types.gen.ts';
import { newId } from '../../tasks/new-id.ts';
import { checkFields } from '../check-fields.ts';
import { FakeError } from '../fake-error.ts';
import type { FakeHandler } from '../fake-handler.ts';
import { pageOf } from '../page-of.ts';

const none: Webhook = { token: null, url: null };

/** Webhooks are kept; the fake delivers nothing, so there are no executions. */
export const webhookHandlers = {
  'workers.webhooks.retrieve': ({ params }, { store }) =>
    store.webhooks.get(store.worker(params['workerId']).id) ?? none,

  'workers.webhooks.update': ({ params, body }, { store }) => {
    const { id } = store.worker(params['workerId']);
    if (!('url' in body)) checkFields(body, { url: { required: true } });
    checkFields(body, { url: { nullable: true, max: 2048 } });
    const url = body['url'] as string | null;
    if (url !== null && !URL.canParse(url)) {
      const message = 'must match format "uri"';
      throw new FakeError('invalid_request', `The request is invalid. url ${message}.`, [
        { path: 'url', message },
      ]);
    }
    if (url !== null && !isHttp(url)) {
      throw new FakeError('unprocessable', "The webhook's url must be one of http or https, without a user.");
    }
    const webhook = url === null ? none : { url, token: store.webhooks.get(id)?.token ?? newId('whk_') };
    store.webhooks.set(id, webhook);
    return webhook;
  },

  'workers.webhooks.delete': ({ params }, { store }) => {
    store.webhooks.delete(store.worker(params['workerId']).id);
    return none;
  },

  'workers.webhooks.regenerateToken': ({ params }, { store }) => {
    const { id } = store.worker(params['workerId']);
    const { url } = store.webhooks.get(id) ?? none;
    if (url === null) throw new FakeError('conflict', 'The worker has no webhook. Set its URL first.');
    const webhook = { url, token: newId('whk_') };
    store.webhooks.set(id, webhook);
    return webhook;
  },

  'workers.webhooks.listExecutions': ({ params, query }, { store }) => {
    store.worker(params['workerId']);
    const { rows: logs, ...rest } = pageOf([], query);
    return { logs, ...rest };
  },

  'workers.webhooks.resend': ({ params }, { store }) => {
    store.worker(params['workerId']);
    throw new FakeError('not_found', `There is no execution ${params['executionId']}.`);
  },
} satisfies Record<string, FakeHandler>;

function isHttp(text: string): boolean {
  const { username, password } = new URL(text);
  return /^https?:\/\/[^/]/i.test(text) && username === '' && password === '';
}
