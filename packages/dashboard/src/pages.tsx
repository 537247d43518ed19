import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Skeleton } from './design/skeleton.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { lazyPiece } from './shell/lazy-piece.ts';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Page } from './shell/page.tsx';
import { pathPart } from './shell/path-part.ts';
import { WorkerPage } from './workers/worker-page.tsx';
import { WorkersPage } from './workers/workers-page.tsx';

const NewWorkerPage = lazyPiece(async () => ({
  default: (await import('./workers/new-worker-page.tsx')).NewWorkerPage,
}));
const UsagePage = lazyPiece(async () => ({ default: (await import('./usage/usage-page.tsx')).UsagePage }));

/** Which page a path shows. */
export function Pages() {
  const [path] = useLocation();
  return (
    // What breaks one page leaves the shell, and is forgotten on the next page.
    <ErrorBoundary key={path.split('/', 3).join('/')}>
      <Suspense
        fallback={
          <Page>
            <Skeleton rows={5} />
          </Page>
        }
      >
        <Switch>
          <Route path="/">
            <Redirect to="/workers" replace />
          </Route>
          <Route path="/sign-in">
            <Redirect to="/workers" replace />
          </Route>
          <Route path="/workers" component={WorkersPage} />
          <Route path="/workers/new" component={NewWorkerPage} />
          <Route path="/workers/:workerId/tasks/:taskId">
            {({ workerId }) => <WorkerPage workerId={workerId} tab="tasks" taskId={pathPart(3)} />}
          </Route>
          <Route path="/workers/:workerId/:tab?">
            {({ workerId, tab = 'tasks' }) => <WorkerPage workerId={workerId} tab={tab} />}
          </Route>
          <Route path="/usage" component={UsagePage} />
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
