import { HandingerProvider } from '@ramensoft/handinger-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FactCheck } from './fact-check.tsx';

const { workerId } = (await (await fetch('/worker')).json()) as { workerId: string };

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <HandingerProvider>
      <FactCheck workerId={workerId} />
    </HandingerProvider>
  </StrictMode>,
);
