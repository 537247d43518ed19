/** Runs in a page of another site, and tries whatever a browser lets it try against the app's proxy, with the user's cookies. */
async function findOut(): Promise<object> {
  const parameters = new URLSearchParams(location.search);
  const proxy = `${parameters.get('app')}/api/handinger/api/tasks`;
  const body = JSON.stringify({ workerId: parameters.get('worker'), input: 'Stolen.' });
  const form = new FormData();
  form.append('workerId', parameters.get('worker') ?? '');
  form.append('input', 'Stolen.');
  const attempts: Record<string, RequestInit> = {
    'text that is JSON': { mode: 'no-cors', body },
    'a form with files': { mode: 'no-cors', body: form },
    JSON: { body, headers: { 'content-type': 'application/json' } },
    'a form of a page': { mode: 'no-cors', body: new URLSearchParams({ input: 'Stolen.' }) },
  };
  const read: string[] = [];
  for (const [name, init] of Object.entries(attempts)) {
    const answer = await fetch(proxy, { method: 'POST', credentials: 'include', ...init }).catch(
      () => undefined,
    );
    if (answer?.type !== undefined && answer.type !== 'opaque') read.push(name);
  }
  return { read };
}

Object.assign(globalThis, { outcome: await findOut() });
