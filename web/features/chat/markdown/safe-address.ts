import { isServerPath } from '../../../../shared/protocol/routes.ts';

/** Where a link in an answer leads: out of the app, to a page of it, or nowhere. */
export type SafeAddress = { readonly kind: 'out' | 'own'; readonly href: string } | null;

const OUT = new Set(['http:', 'https:', 'mailto:']);
/** Only to tell own paths from others: nobody is there. */
const HERE = 'https://nima.invalid';

/** A model writes what it read, and what it read may be written by anybody: only what is known to be harmless is a link. */
export function safeAddress(written: string): SafeAddress {
  if (!URL.canParse(written, HERE)) return null;
  const url = new URL(written, HERE);
  if (!OUT.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.origin !== HERE) return { kind: 'out', href: url.href };
  // What the companion serves is no page: to open it could do something.
  if (!written.startsWith('/') || isServerPath(url.pathname)) return null;
  return { kind: 'own', href: url.pathname + url.search + url.hash };
}
