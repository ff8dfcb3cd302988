import type { ImportPreview } from '../../ports/memory-files.ts';
import { sayCount } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import styles from './count-table.module.css';

/** In the order in which a person asks: what comes, what changes, what stays out. */
const ROWS = [
  'added',
  'alike',
  'changed',
  'older',
  'unchanged',
  'versions',
  'profile',
  'erases',
  'erasedHere',
  'refused',
] as const;

const TALK_ROWS = ['conversations', 'messages', 'changed', 'known', 'gone', 'beside'] as const;

const CHAT_ROWS = ['chats', 'grown', 'messages', 'known', 'gone'] as const;

/** What would become of the entries of a file; rows of nothing are left out. */
export function CountTable({ preview: { counts, refused, format, chats } }: { preview: ImportPreview }) {
  const { say, language } = useText();
  const amounts = { ...counts, refused };
  const figure = (count: number) => sayCount(count, language);
  return (
    <table className={styles['counts']}>
      <caption className="visually-hidden">{say('import.counts')}</caption>
      <tbody>
        {format !== null && (
          <tr>
            <th scope="row">{say('import.format')}</th>
            <td>{say(`import.format_${format}`)}</td>
          </tr>
        )}
        {chats !== null &&
          CHAT_ROWS.filter((row) => chats[row] > 0).map((row) => (
            <tr key={row}>
              <th scope="row">{say(`import.chats_${row}`)}</th>
              <td>{figure(chats[row])}</td>
            </tr>
          ))}
        {TALK_ROWS.filter((row) => counts.talk[row] > 0).map((row) => (
          <tr key={`talk ${row}`}>
            <th scope="row">{say(`import.talk_${row}`)}</th>
            <td>{figure(counts.talk[row])}</td>
          </tr>
        ))}
        {ROWS.filter((row) => amounts[row] > 0).map((row) => (
          <tr key={row}>
            <th scope="row">{say(`import.count_${row}`)}</th>
            <td>{figure(amounts[row])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
