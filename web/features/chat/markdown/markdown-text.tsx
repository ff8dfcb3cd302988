import { memo, useMemo } from 'react';
import Markdown from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import remarkGfm from 'remark-gfm';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { citeNumbers } from './cite-numbers.ts';
import { blocksOf } from './markdown-blocks.ts';
import { CitedFacts, MARKDOWN_PARTS } from './markdown-parts.tsx';
import { safeAddress } from './safe-address.ts';
import styles from './markdown-text.module.css';

export interface MarkdownTextProps {
  readonly text: string;
  /** What the numbers in it stand for. */
  readonly cited: ReadonlyMap<number, Fact>;
  readonly isGrowing: boolean;
}

/** What nobody reads as it comes: beyond this, code that grows waits for its end to be coloured. */
const COLOURED_AT_ONCE = 4_000;

// Made once: it learns its languages anew each time it is made. A Dockerfile is near enough to a shell.
const highlight = rehypeHighlight({ aliases: { bash: ['dockerfile', 'docker'], ini: ['env', 'conf'] } });
const HIGHLIGHTED = [() => highlight];
const PLAIN: typeof HIGHLIGHTED = [];

/** Nima's words. Of those that grow only the last block is read anew. HTML in them is text, and nothing is loaded. */
export function MarkdownText({ text, cited, isGrowing }: MarkdownTextProps) {
  const blocks = blocksOf(text);
  const numbers = [...cited.keys()].join(' ');
  return (
    <CitedFacts value={cited}>
      <div dir="auto" data-said className={styles['text']}>
        {blocks.map((block, index) => {
          const isOpen = isGrowing && index === blocks.length - 1;
          return (
            <Block
              // A block is known by its place: those before it stay as they are.
              // oxlint-disable-next-line react/no-array-index-key -- see above
              key={index}
              text={block}
              numbers={numbers}
              isColoured={!isOpen || block.length < COLOURED_AT_ONCE}
            />
          );
        })}
      </div>
    </CitedFacts>
  );
}

interface BlockProps {
  readonly text: string;
  /** Those that stand for something. */
  readonly numbers: string;
  readonly isColoured: boolean;
}

const Block = memo(function Block({ text, numbers, isColoured }: BlockProps) {
  const plugins = useMemo(() => {
    const known = new Set(numbers.split(' ').filter(Boolean).map(Number));
    return [remarkGfm, citeNumbers(known)];
  }, [numbers]);
  return (
    <Markdown
      remarkPlugins={plugins}
      rehypePlugins={isColoured ? HIGHLIGHTED : PLAIN}
      components={MARKDOWN_PARTS}
      urlTransform={(written) => safeAddress(written)?.href ?? ''}
    >
      {text}
    </Markdown>
  );
});
