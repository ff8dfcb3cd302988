/** Ink on paper, as the app: the companion cannot import the app's tokens, so the few that it needs are named here. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.985 0.004 95), oklch(0.19 0.008 260));
  --ink: light-dark(oklch(0.24 0.01 260), oklch(0.92 0.006 95));
  --ink-soft: light-dark(oklch(0.45 0.012 260), oklch(0.74 0.01 260));
  --hairline: light-dark(oklch(0.885 0.006 95), oklch(0.3 0.01 260));
  --moss-ink: light-dark(oklch(0.43 0.085 155), oklch(0.8 0.09 155));
}
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
main {
  max-width: 68ch;
  margin: 0 auto;
  padding: 2rem max(1rem, env(safe-area-inset-left)) 3rem;
}
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 0.5rem; }
h2 { font-size: 1.125rem; font-weight: 600; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--hairline); padding-top: 1.5rem; margin-top: 1.5rem; }
p { margin: 0 0 0.5rem; }
a, .method, .access { color: var(--moss-ink); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.quiet { color: var(--ink-soft); }
code { font: 0.84375rem/1.5 ui-monospace, 'SF Mono', 'Cascadia Code', 'Liberation Mono', monospace; }
h2 code { font-size: 0.9375rem; }
pre { margin: 0.25rem 0 0; white-space: break-spaces; overflow-wrap: anywhere; }
dl { margin: 0.75rem 0 0; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0.25rem 0 0; }
`;
