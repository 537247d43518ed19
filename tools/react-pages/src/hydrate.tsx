/** Makes a page live that the server has rendered. */
import { hydrateRoot } from 'react-dom/client';
import { HistoryPage, type HistoryPageProps } from './scenes/history-page.tsx';

const root = document.getElementById('root');
const props = document.getElementById('props');
if (root === null || props === null) throw new Error('The server has rendered nothing.');
hydrateRoot(root, <HistoryPage {...(JSON.parse(props.textContent) as HistoryPageProps)} />);
