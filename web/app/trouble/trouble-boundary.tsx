import { Component, type ReactNode } from 'react';
import { TroublePage } from './trouble-page.tsx';

export interface TroubleBoundaryProps {
  /** A new place starts afresh: leaving a broken view is a way out of it. */
  place: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  place: string;
}

/** Keeps the trouble of one view to that view. The shell around it goes on. */
export class TroubleBoundary extends Component<TroubleBoundaryProps, State> {
  override state: State = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('Nothing was thrown') };
  }

  static getDerivedStateFromProps(props: TroubleBoundaryProps, state: State): Partial<State> | null {
    return props.place === state.place ? null : { error: null, place: props.place };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <TroublePage error={error} place={this.props.place} onRetry={() => this.setState({ error: null })} />
    );
  }
}
