import { useContext } from 'react';
import { type ShowToast, ToastContext } from './toast-context.ts';

/** Gives the function that shows a toast: short news about what was just done, read aloud politely. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (show === undefined) throw new Error('useToast() needs a <ToastProvider> above it.');
  return show;
}
