import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';

import { createDelivery, type Delivery } from './testing/create-delivery.ts';
import { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const required = { tokens: token, signature: 'required' } as const;
const emoji = (json: string) => json.replace('sunny', '🌞 sunny');

const limit = 1_048_576;
const exactly = (size: number) => (json: string) => json + ' '.repeat(size - Buffer.byteLength(json));

describe('the body of a web request', () => {
  const streamOf = (pieces: readonly Uint8Array[]) =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
  const requestOf = ({ headers }: Delivery, body: ReadableStream) => {
    const init = { method: 'POST', headers, body, duplex: 'half' };
    return new Request('https://receiver.example', init);
  };

  test('is read', async () => {
    const delivery = await createDelivery({ token, body: emoji });
    expect(await verifyWebhook({ headers: delivery.request(), ...required })).toEqual(
      JSON.parse(delivery.body),
    );
  });

  test('is read in pieces that end within a character', async () => {
    const delivery = await createDelivery({ token, body: emoji });
    const bytes = Buffer.from(delivery.body);
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    const request = requestOf(delivery, streamOf([new Uint8Array(), ...pieces]));
    expect(await verifyWebhook({ headers: request, ...required })).toEqual(JSON.parse(delivery.body));
  });

  test('may have 1 MiB', async () => {
    const delivery = await createDelivery({ token, body: exactly(limit) });
    expect(await verifyWebhook({ headers: delivery.request(), ...required })).toEqual(delivery.event);
  });

  test('is left as soon as it is too large, without ending the connection', async () => {
    const delivery = await createDelivery({ token });
    let pulled = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    const refused = verifyWebhook({ headers: requestOf(delivery, endless), ...required, maxBodyBytes: 5000 });
    await expect(refused).rejects.toMatchObject({ code: 'body-too-large', status: 413 });
    expect(pulled).toBeLessThan(12);
    expect(isCancelled).toBe(false);
  });

  test('that was given is not read again', async () => {
    const delivery = await createDelivery({ token });
    const request = delivery.request();
    const body = await request.text();
    expect(await verifyWebhook({ headers: request, body, ...required })).toEqual(delivery.event);
  });

  test('of a request that is cloned can be read once more', async () => {
    const { event, ...delivery } = await createDelivery({ token });
    const request = delivery.request();
    expect(await verifyWebhook({ headers: request.clone(), ...required })).toEqual(event);
    expect(await verifyWebhook({ headers: request, ...required })).toEqual(event);
  });
});

describe("the body of a request of Node's server", () => {
  type Use = (request: IncomingMessage) => unknown;
  let use: Use = () => {};
  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(await use(request)));
    } catch (error) {
      // What nobody reads would keep the answer back.
      request.resume();
      response.statusCode = 400;
      response.end(JSON.stringify(error));
    }
  }).listen(0, '127.0.0.1');
  afterAll(() => server.close());

  const send = async (doing: Use, { headers, body }: Delivery, pieces = [Buffer.from(body)]) => {
    use = doing;
    if (!server.listening) await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const request = httpRequest({ port, method: 'POST', headers });
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    for (const piece of pieces) request.write(piece);
    request.end();
    const [response] = await answered;
    let text = '';
    for await (const piece of response) text += String(piece);
    return JSON.parse(text) as unknown;
  };
  const verify =
    (options: Partial<VerifyWebhookOptions> = {}) =>
    (request: IncomingMessage) =>
      verifyWebhook({ headers: request, ...required, ...options });

  test('is read, whatever its pieces', async () => {
    const delivery = await createDelivery({ token, body: emoji });
    const bytes = Buffer.from(delivery.body);
    const event: unknown = JSON.parse(delivery.body);
    expect(await send(verify(), delivery)).toEqual(event);
    const halves = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
      bytes.subarray(at * 7, at * 7 + 7),
    );
    expect(await send(verify(), delivery, halves)).toEqual(event);
  });

  test('is read as text, too', async () => {
    const delivery = await createDelivery({ token, body: emoji });
    const asText: Use = (request) => verify()(request.setEncoding('utf8'));
    expect(await send(asText, delivery)).toEqual(JSON.parse(delivery.body));
  });

  test('is refused when it is too large, and the refusal is answered', async () => {
    for (const size of [limit + 1, 8 * limit]) {
      const delivery = await createDelivery({ token, body: exactly(size) });
      expect(await send(verify(), delivery)).toMatchObject({ code: 'body-too-large', status: 413 });
    }
    const fitting = await createDelivery({ token, body: exactly(limit) });
    expect(await send(verify(), fitting)).toEqual(fitting.event);
  });

  const readBefore: Record<string, Use> = {
    'to its end': async (request) => {
      for await (const _ of request);
    },
    'in part': async (request) => {
      await once(request, 'data');
    },
    'by a listener': async (request) => {
      request.resume();
      await once(request, 'end');
    },
  };

  test.each(Object.entries(readBefore))(
    'that was read before %s is an error that says so',
    async (_, read) => {
      const delivery = await createDelivery({ token });
      const late: Use = async (request) => {
        await read(request);
        return verify({ rawBodyHint: 'Mount it first.' })(request);
      };
      expect(await send(late, delivery)).toMatchObject({ code: 'body-used', status: 500 });
      const told: Use = async (request) => {
        await read(request);
        return verify({ rawBodyHint: 'Mount it first.' })(request).catch((error: Error) => error.message);
      };
      expect(await send(told, delivery)).toContain('Mount it first.');
    },
  );

  test('that breaks off is an error', async () => {
    const delivery = await createDelivery({ token });
    const { port } = server.address() as AddressInfo;
    const failed = new Promise((resolve) => {
      use = (request) => verify()(request).then(resolve, resolve);
    });
    const request = httpRequest({
      port,
      method: 'POST',
      headers: { ...delivery.headers, 'content-length': '9999' },
    });
    request.on('error', () => {});
    request.write('{');
    await new Promise((resolve) => setTimeout(resolve, 30));
    request.destroy();
    expect(await failed).toMatchObject({ code: 'bad-body', status: 400 });
  });
});
