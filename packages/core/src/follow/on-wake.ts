/** Calls back when the network or the page comes back: what was open before may be dead without having said so. */
export function onWake(callback: (isNetworkBack: boolean) => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const online = () => callback(true);
  const shown = () => {
    if (document.visibilityState !== 'hidden') callback(false);
  };
  addEventListener('online', online);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', shown);
  document.addEventListener('resume', online);
  return () => {
    removeEventListener('online', online);
    removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', shown);
    document.removeEventListener('resume', online);
  };
}
