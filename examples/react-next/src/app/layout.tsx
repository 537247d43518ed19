import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import './page.css';
import { Providers } from './providers.tsx';

export const metadata: Metadata = { title: 'A conversation with a worker', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main>
          <Providers>{children}</Providers>
        </main>
      </body>
    </html>
  );
}
