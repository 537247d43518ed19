import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { ErrorView } from '../design/error-view.tsx';
import { Page } from '../shell/page.tsx';
import { readReturnPath } from './read-return-path.ts';
import { sessionQuery } from './session-query.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows its children to who is signed in, the sign-in page to everybody else, and leads back to where one was. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const [path] = useLocation();
  const search = useSearch();

  if (session === undefined) {
    if (error === null) return null;
    return (
      <Page>
        <ErrorView error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (path === '/sign-in') {
    return session === null ? <SignInPage /> : <Redirect to={readReturnPath(search)} replace />;
  }
  if (session !== null) return children;
  const from = path + (search === '' ? '' : `?${search}`);
  return <Redirect to={from === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(from)}`} replace />;
}
