import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readText } from './read-text.ts';

let server: Server;
let url: string;
const { signal } = new AbortController();

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/missing')
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"No such file."}');
    else if (request.url === '/broken') response.writeHead(500).end('<html>');
    else if (request.url === '/exact') response.end('x'.repeat(200_000));
    else if (request.url === '/long') response.end('é'.repeat(300_000));
    else response.end('hello 🐾');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('reads a short file whole', async () => {
  expect(await readText(`${url}/short`, signal)).toEqual({ text: 'hello 🐾', complete: true });
  expect(await readText(`${url}/exact`, signal)).toEqual({ text: 'x'.repeat(200_000), complete: true });
});

it('reads the beginning of a long file', async () => {
  expect(await readText(`${url}/long`, signal)).toEqual({ text: 'é'.repeat(100_000), complete: false });
});

it("throws with the server's sentence, or with its status", async () => {
  await expect(readText(`${url}/missing`, signal)).rejects.toThrow('No such file.');
  await expect(readText(`${url}/broken`, signal)).rejects.toThrow('The server answered with 500.');
});
