import { useText } from '../../../ui/text/text.tsx';
import { partsOf, type Part } from '../composer/attached.ts';
import styles from './message.module.css';

/** As they were written; files that were put into them are folded. */
export function QuestionWords({ text }: { text: string }) {
  return (
    <div data-said className={`${styles['voice']} ${styles['parts']}`}>
      {partsOf(text).map((part, index) => (
        // What was said does not change: a part is its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <QuestionPart key={index} part={part} />
      ))}
    </div>
  );
}

function QuestionPart({ part }: { part: Part }) {
  const { say } = useText();
  if (part.kind === 'text')
    return (
      <p dir="auto" className={styles['words']}>
        {part.text}
      </p>
    );
  return (
    <details className={styles['file']}>
      <summary>{say('chat.file', { name: part.name, count: part.lines })}</summary>
      <pre>{part.text}</pre>
    </details>
  );
}
