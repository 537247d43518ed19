declare const __HANDINGER_VERSION__: string | undefined;

/** The version of this package; the build puts it in. */
export const version = typeof __HANDINGER_VERSION__ === 'string' ? __HANDINGER_VERSION__ : '0.0.0-source';
