import { Component, type ReactNode } from 'react';
import { ErrorView } from '../design/error-view.tsx';
import { PieceMissingError } from './lazy-piece.ts';
import { Page } from './page.tsx';

/** Shows what went wrong in the place of what broke, never a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown; broken: boolean }> {
  override state: { error: unknown; broken: boolean } = { error: undefined, broken: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { error } = this.state;
    const isMissing = error instanceof PieceMissingError;
    return (
      <Page>
        <ErrorView
          title={isMissing ? 'This page could not be loaded.' : 'This page broke.'}
          error={error}
          onRetry={isMissing ? reload : () => this.setState({ error: undefined, broken: false })}
        />
      </Page>
    );
  }
}

/** Only once the server answers: until then there would be the browser's own page, with no way on. */
function reload(): void {
  fetch('/', { method: 'HEAD' }).then(
    () => window.location.reload(),
    () => {},
  );
}
