import { HandingerProvider } from '@ramensoft/handinger-react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { HotComponent } from './hot-component.tsx';

/** Keeps the task's id, so that the component can be mounted anew. */
function App() {
  const [taskId, setTaskId] = useState<string>();
  return <HotComponent taskId={taskId} onStart={setTaskId} />;
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <HandingerProvider>
        <App />
      </HandingerProvider>
    </StrictMode>,
  );
}
