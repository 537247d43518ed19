/**
 * Under this name a client gives its settings to the other entries of this package: each is a bundle of its own, and can't
 * see private fields. On the prototype, so that nothing that lists a client's properties shows the key.
 */
export const settingsName = Symbol.for('@ramensoft/handinger:settings');
