import { useRef, type ComponentProps } from 'react';
import type { ExtraProps } from 'react-markdown';
import { useText } from '../../../ui/text/text.tsx';
import { useCopy } from '../messages/use-copy.ts';
import styles from './code-block.module.css';

/** Code as it is, with its language, and a way to take it along. */
export function CodeBlock({ node, children }: ComponentProps<'pre'> & ExtraProps) {
  const { say } = useText();
  const code = useRef<HTMLPreElement>(null);
  const { isCopied, copy } = useCopy();
  const language = languageOf(node);
  return (
    <figure className={styles['block']}>
      <figcaption>
        <span>{language}</span>
        <button
          type="button"
          aria-label={say('chat.copy_code')}
          onClick={() => copy(code.current?.textContent.replace(/\n$/, '') ?? '')}
        >
          {say(isCopied ? 'chat.copied' : 'chat.copy')}
        </button>
      </figcaption>
      <pre
        ref={code}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
        tabIndex={0}
        role="group"
        aria-label={language === '' ? say('chat.code') : say('chat.code_in', { language })}
      >
        {children}
      </pre>
    </figure>
  );
}

/** What stands behind the fence. */
function languageOf(node: ExtraProps['node']): string {
  const code = node?.children[0];
  const names = code?.type === 'element' ? code.properties['className'] : undefined;
  const name = Array.isArray(names)
    ? names.map(String).find((one) => one.startsWith('language-'))
    : undefined;
  return name?.slice('language-'.length) ?? '';
}
