/** One page for all scenes: `?scene=…` names the one that it shows, and the other parameters are the scene's own. */
import { HandingerProvider } from '@ramensoft/handinger-react';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { ChunksScene } from './scenes/chunks-scene.tsx';
import { ConsumersScene } from './scenes/consumers-scene.tsx';
import { ConversationScene } from './scenes/conversation-scene.tsx';
import { ManyTasksScene } from './scenes/many-tasks-scene.tsx';
import { SwitchScene } from './scenes/switch-scene.tsx';
import type { SceneProps } from './scenes/scene-props.ts';
import { WorkerScene } from './scenes/worker-scene.tsx';

const scenes: Record<string, ComponentType<SceneProps>> = {
  chunks: ChunksScene,
  consumers: ConsumersScene,
  conversation: ConversationScene,
  'many-tasks': ManyTasksScene,
  switch: SwitchScene,
  worker: WorkerScene,
};

const parameters = new URLSearchParams(location.search);
const Scene = scenes[parameters.get('scene') ?? ''];
const root = document.getElementById('root');
if (Scene === undefined || root === null) throw new Error('There is no such scene.');

const scene = (
  <HandingerProvider>
    <Scene workerId={parameters.get('worker') ?? ''} parameters={parameters} />
  </HandingerProvider>
);
createRoot(root).render(parameters.has('strict') ? <StrictMode>{scene}</StrictMode> : scene);
