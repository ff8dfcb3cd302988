import type { LinkState } from '../ports/companion-link.ts';

/** One that is being loaded answers in a moment: whoever asks it waits in its line. */
export function hasModel(state: LinkState): boolean {
  if (state.kind !== 'connected') return false;
  const { engine } = state.status;
  return engine !== undefined && ['ready', 'loading', 'restarting'].includes(engine.state.kind);
}
