import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundleSuite } from '../bundle-suite.ts';
import type { CaseOutcome } from '../suites/runtime-case.ts';
import type { Runtime } from './runtime.ts';

/** How long the browser may take to start and to run the suite, in milliseconds. */
const patience = 100_000;

/** A page in Chromium that runs the suite and sends its outcomes back. */
export function chromiumRuntime(name: string, program: string): Runtime {
  return {
    name,
    async run(suite, config) {
      const script = await bundleSuite(suite, 'page');
      const profile = await mkdtemp(join(tmpdir(), 'handinger-chromium-'));
      const outcomes = Promise.withResolvers<CaseOutcome[]>();
      const server = createServer((request, response) => {
        if (request.url === '/config') response.end(JSON.stringify(config));
        else if (request.url === '/suite.js') {
          response.setHeader('content-type', 'text/javascript').end(script);
        } else if (request.url === '/outcomes') {
          void text(request).then((body) => outcomes.resolve(JSON.parse(body) as CaseOutcome[]));
          response.end();
        } else {
          response
            .setHeader('content-type', 'text/html')
            .end('<script type="module" src="/suite.js"></script>');
        }
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
      const browser = spawn(program, [...flags, `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
      browser.on('error', outcomes.reject);
      const timer = setTimeout(() => outcomes.reject(new Error('the page sent no outcomes')), patience);
      try {
        return await outcomes.promise;
      } finally {
        clearTimeout(timer);
        browser.kill('SIGKILL');
        server.closeAllConnections();
        server.close();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}
