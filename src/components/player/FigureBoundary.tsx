import { Component, type MouseEvent, type ReactNode } from 'react';

interface BoundaryProps {
  /** Called before the figure is drawn anew, to bring back a state that works. */
  onReset?: () => void;
  children: ReactNode;
}

/** Keeps a failing figure from taking the page with it: says what failed, offers a fresh start. */
export class FigureBoundary extends Component<BoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  reset = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const place = currentTarget.closest('.figure-error')?.parentElement;
    // The state that the link names may be what stopped it.
    if (location.hash.startsWith('#v1')) history.replaceState(null, '', location.pathname);
    this.props.onReset?.();
    this.setState({ error: undefined }, () => place?.querySelector('button')?.focus());
  };

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      // `client:touch` waits for the mark of a live figure, and would hold the press on the button.
      <div className="figure figure-error" role="alert" data-live>
        <p>This figure stopped: {error.message}</p>
        <p>The rest of the page is untouched. Starting it again brings back its first state.</p>
        <button type="button" onClick={this.reset}>
          Start the figure again
        </button>
      </div>
    );
  }
}
