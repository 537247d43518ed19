/** A server that reads whatever it is sent, in a process of its own, and refuses what is not the whole upload. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
  let bytes = 0;
  request.on('data', (piece: Buffer) => (bytes += piece.byteLength));
  request.on('end', () => {
    const expected = Number(request.headers['x-expected-bytes']);
    const body = bytes >= expected ? { id: 'wrk_1', bytes } : { error: `Only ${bytes} bytes arrived.` };
    response.writeHead(bytes >= expected ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('disconnect', () => process.exit());
