import http from 'node:http';
import https from 'node:https';

/**
 * The connections to receivers: one for each attempt. On a connection that was kept, a request may meet its receiver closing
 * it, and then be an attempt that was spent without anything having been sent.
 */
export class DeliveryAgents {
  readonly #http = new http.Agent({ keepAlive: false });
  readonly #https = new https.Agent({ keepAlive: false });

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
