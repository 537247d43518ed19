import Handinger from '@ramensoft/handinger';

/** The client of the server. It reads HANDINGER_API_KEY when it is needed first, and not while the app is built. */
let client: Handinger | undefined;
export function handinger(): Handinger {
  return (client ??= new Handinger());
}

/** The worker that the pages talk with. */
export function workerId(): string {
  const id = process.env['HANDINGER_WORKER_ID'];
  if (!id) throw new Error('Set HANDINGER_WORKER_ID to the id of a worker, such as wrk_vk81XUHKHG-qr4.');
  return id;
}
