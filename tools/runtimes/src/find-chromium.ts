import { findProgram } from '@handinger/services/find-program';

/** A Chromium of this machine; where there is none and Debian's packages can be installed, it is installed. */
export async function findChromium(): Promise<string | undefined> {
  try {
    return await findProgram({
      names: [
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        'chrome',
        'Google Chrome',
      ],
      folders: '/Applications/Google Chrome.app/Contents/MacOS',
      debianPackage: 'chromium',
    });
  } catch {
    return undefined;
  }
}
