import { lazy, Suspense, useDeferredValue } from 'react';
import type { MarkdownTextProps } from '../markdown/markdown-text.tsx';
import styles from './message.module.css';

const MarkdownText = lazy(async () => ({
  default: (await import('../markdown/markdown-text.tsx')).MarkdownText,
}));

/** Nima's words as they come; plain until what reads Markdown is here. What is typed meanwhile is drawn before them. */
export function NimaText({ text, ...more }: MarkdownTextProps) {
  const shown = useDeferredValue(text);
  return (
    <Suspense fallback={<PlainText text={text} />}>
      <MarkdownText {...more} text={shown} />
    </Suspense>
  );
}

export function PlainText({ text }: { text: string }) {
  return (
    <p dir="auto" data-said className={styles['words']}>
      {text}
    </p>
  );
}
