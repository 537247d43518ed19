/** Whether this is React Native, whose `FormData` takes files by their address, and whose `Blob` takes no bytes. */
export function isReactNative(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly product?: string } };
  return navigator?.product === 'ReactNative';
}
