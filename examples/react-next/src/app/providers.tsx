'use client';

import { HandingerProvider } from '@ramensoft/handinger-react';
import type { ReactNode } from 'react';

/** The hooks talk to the proxy at /api/handinger, which is their default. */
export function Providers({ children }: { children: ReactNode }) {
  return <HandingerProvider>{children}</HandingerProvider>;
}
