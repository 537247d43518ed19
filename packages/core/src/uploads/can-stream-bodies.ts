import { isBrowser } from '../transport/is-browser.ts';
import { isReactNative } from './is-react-native.ts';

let isKnown: boolean | undefined;

/**
 * Whether `fetch` sends a stream while it is read. Browsers do not: over HTTP/1.1 Chromium refuses it, and the others
 * do not know it; their Blobs are read from the disk while they are sent.
 */
export function canStreamBodies(): boolean {
  if (isBrowser() || isReactNative()) return false;
  isKnown ??= takesStreams();
  return isKnown;
}

function takesStreams(): boolean {
  try {
    const init = { method: 'POST', body: new ReadableStream(), duplex: 'half' as const };
    // Where streams are unknown, one is sent as the text "[object ReadableStream]".
    return !new Request('http://localhost', init).headers.has('content-type');
  } catch {
    return false;
  }
}
