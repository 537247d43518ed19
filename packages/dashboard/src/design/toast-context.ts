import { createContext } from 'react';

export interface Toast {
  /** One sentence: what happened. */
  message: string;
  /** `bad` for a failure; it stays until it is closed. */
  tone?: 'plain' | 'bad';
  /** One thing to do about it, such as undoing it. */
  action?: { label: string; onPress: () => void };
}

/** Shows a toast. */
export type ShowToast = (toast: Toast) => void;

export const ToastContext = createContext<ShowToast | undefined>(undefined);
