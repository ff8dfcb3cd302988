import { useEffect, useState } from 'react';

const SHOWN_MS = 2_000;

/** Copies a text, and for a moment knows that it did. Where the browser refuses, the text is there to be selected. */
export function useCopy() {
  const [copies, setCopies] = useState(0);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied, copies]);
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        setCopies((count) => count + 1);
      },
      () => setCopied(false),
    );
  };
  return { isCopied, copy };
}
