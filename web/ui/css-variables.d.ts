import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties carry a component's measures into its style sheet. */
    [variable: `--${string}`]: string | number | undefined;
  }
}
