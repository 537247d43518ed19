/** A page with one mistake of each kind. */
import { version } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    ['a', 'b'].map((letter) => (
      <p>
        {letter} {version}
      </p>
    )),
  );
}
document.title = `React ${version}`;
void fetch('/not-there');
setTimeout(() => {
  throw new Error('A mistake');
});
