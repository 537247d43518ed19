import { Component, type ReactNode } from 'react';
import { ErrorView } from '../design/error-view.tsx';
import { Page } from './page.tsx';

/** Shows what went wrong in the place of what broke, never a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown; broken: boolean }> {
  override state = { error: undefined, broken: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Page>
        <ErrorView
          title="This page broke."
          error={this.state.error}
          onRetry={() => this.setState({ error: undefined, broken: false })}
        />
      </Page>
    );
  }
}
