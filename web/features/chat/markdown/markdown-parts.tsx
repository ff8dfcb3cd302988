import { createContext, use, type ComponentProps } from 'react';
import type { Components, ExtraProps } from 'react-markdown';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { useText } from '../../../ui/text/text.tsx';
import { Citation } from './citation.tsx';
import { CITED_BY } from './cite-numbers.ts';
import { CodeBlock } from './code-block.tsx';
import { safeAddress } from './safe-address.ts';
import styles from './markdown-text.module.css';

/** What the numbers in an answer stand for. */
const Cited = createContext<ReadonlyMap<number, Fact>>(new Map());
export const CitedFacts = Cited.Provider;

type Part<Tag extends 'a' | 'cite' | 'img' | 'input' | 'table'> = ComponentProps<Tag> & ExtraProps;

function Link({ href = '', children }: Pick<Part<'a'>, 'href' | 'children'>) {
  const address = safeAddress(href);
  if (address === null) return <span>{children}</span>;
  if (address.kind === 'own') return <a href={address.href}>{children}</a>;
  return (
    <a href={address.href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Nothing is loaded that nobody asked for: a picture is a link to it. */
function Picture({ src, alt = '' }: Part<'img'>) {
  const { say } = useText();
  return <Link href={typeof src === 'string' ? src : ''}>{say('chat.picture', { alt })}</Link>;
}

function Cite({ node }: Part<'cite'>) {
  const number = Number(node?.properties[CITED_BY]);
  const fact = use(Cited).get(number);
  return fact ? <Citation number={number} fact={fact} /> : `[${number}]`;
}

function Task({ checked }: Part<'input'>) {
  const { say } = useText();
  return (
    <input
      type="checkbox"
      disabled
      checked={checked}
      aria-label={say(checked ? 'chat.done' : 'chat.to_do')}
    />
  );
}

/** Wider than the page it scrolls, also by its keys. */
function Table({ children }: Part<'table'>) {
  const { say } = useText();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
    <div role="group" tabIndex={0} aria-label={say('chat.table')} className={styles['wide']}>
      <table>{children}</table>
    </div>
  );
}

/** The page names its speakers in headings of the second level: those in a text stand below. */
export const MARKDOWN_PARTS: Components = {
  a: Link,
  img: Picture,
  cite: Cite,
  input: Task,
  table: Table,
  pre: CodeBlock,
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
};
