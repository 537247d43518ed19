import fastify from 'fastify';
import { expect, test } from 'vitest';
import { addErrorAnswers } from './error-answers.ts';
import { addReadiness, Readiness } from './readiness.ts';

function createSmallApp() {
  const app = fastify();
  const readiness = new Readiness();
  let count = 0;
  addReadiness(app, readiness);
  addErrorAnswers(app);
  app.post('/', async () => ({ count: (count += 1) }));
  return { app, readiness, post: () => app.inject({ method: 'POST', url: '/' }), count: () => count };
}

test('a server that stops begins nothing, and says when to ask again', async () => {
  const { readiness, post, count } = createSmallApp();
  readiness.open();
  expect((await post()).json()).toEqual({ count: 1 });
  readiness.stop();
  const answer = await post();
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'unavailable' });
  // Without it, a client can't tell this from a 503 of a proxy whose server did what was asked.
  expect(answer.headers['retry-after']).toBe('1');
  expect(count()).toBe(1);
});

test('requests that come before a server is ready wait for it', async () => {
  const { readiness, post } = createSmallApp();
  const early = post();
  readiness.open();
  expect((await early).statusCode).toBe(200);
});

test('other errors name no time', async () => {
  const { app, readiness } = createSmallApp();
  readiness.open();
  const answer = await app.inject('/nothing');
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([404, undefined]);
});
