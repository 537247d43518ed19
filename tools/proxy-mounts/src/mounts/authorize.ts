import type { HandingerProxyOptions } from '@ramensoft/handinger/proxy';

/** Stands for the app's own: everybody may do everything that the tests do. */
export const authorize: HandingerProxyOptions['authorize'] = () => true;
