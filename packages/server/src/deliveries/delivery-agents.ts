import http from 'node:http';
import https from 'node:https';

/**
 * How long an unused connection is kept. Shorter than what receivers keep theirs for, which is seconds: a request on one that
 * its receiver is closing just then would be an attempt lost.
 */
const idleMs = 1_000;

/** The connections to receivers, which deliveries that follow upon one another share. */
export class DeliveryAgents {
  readonly #http = new http.Agent({ keepAlive: true, timeout: idleMs });
  readonly #https = new https.Agent({ keepAlive: true, timeout: idleMs });

  request(url: URL, options: http.RequestOptions): http.ClientRequest {
    return url.protocol === 'https:'
      ? https.request(url, { ...options, agent: this.#https })
      : http.request(url, { ...options, agent: this.#http });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
