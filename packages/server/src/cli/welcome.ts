import { styleText } from 'node:util';

export interface WelcomeFacts {
  readonly url: string;
  readonly key: string;
  /** Where the dashboard is, with a code that signs in once. */
  readonly dashboard: string;
  /** What is to be known about the key. */
  readonly keyNote: string | undefined;
  /** The data folder; undefined for memory. */
  readonly data: string | undefined;
  readonly isColoured: boolean;
}

/** What a person reads when the server is ready: where it is, a key, and three commands that work when pasted into a shell. */
export function welcome({ url, key, dashboard, keyNote, data, isColoured }: WelcomeFacts): string {
  const style = (format: 'bold' | 'dim') => (text: string) =>
    isColoured ? styleText(format, text, { validateStream: false }) : text;
  const bold = style('bold');
  const dim = style('dim');
  const curl = `curl -sS ${url}`;
  const authorization = `-H 'Authorization: Bearer ${key}'`;
  const json = `-H 'Content-Type: application/json'`;
  return `
  ${bold('Handinger')} is at ${bold(url)}

  dashboard  ${bold(dashboard)}
             ${dim(`this link signs in once, within ten minutes; after that, ${url} and the key do`)}
  key        ${bold(key)}${keyNote === undefined ? '' : dim(`  (${keyNote})`)}
  data       ${data ?? 'in memory, gone when the server stops'}

  ${dim('Ask something, and see the answer arrive:')}
  ${curl}/api/tasks -N ${authorization} ${json} -d '{"input":"What is a worker?","stream":true}'

  ${dim('Make a worker that answers in a form of its own:')}
  ${curl}/api/workers ${authorization} ${json} -d '{"prompt":"Verify or debunk scientific claims."}'

  ${dim('See what has run:')}
  ${curl}/api/tasks ${authorization}

  ${dim(`For the SDK: HANDINGER_BASE_URL=${url} HANDINGER_API_KEY=${key}`)}

`;
}
