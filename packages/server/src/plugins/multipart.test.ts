import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiClient } from '../testing/api-client.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let client: ApiClient;
beforeAll(async () => {
  server = await startTestServer();
  client = new ApiClient(server);
});
afterAll(() => server.close());

test('a file without a name gets one', async () => {
  const form = new FormData();
  form.append('files', new File(['a word like zebra'], ''));
  form.append('input', 'What does the file say?');
  form.append('taskId', 'nameless');
  const { status } = await client.send('POST', '/api/tasks', { body: form });
  expect(status).toBe(200);
  const { turns } = await client.retrieveTask('nameless');
  expect(turns[0]?.outputText).toContain('The file file (17 bytes) says: “a word like zebra”');
});
