import type { MemoryFilter } from '../../ports/memory.ts';
import { sayDate } from '../../ui/amounts.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useCategoryName } from '../../ui/text/category-name.ts';
import { SOURCE_NAMES } from './source-name.ts';
import styles from './filter-chips.module.css';

export interface FilterChipsProps {
  filter: MemoryFilter;
  onFilter: (filter: MemoryFilter) => void;
}

/** What leaves facts out right now, each to be taken away. Nothing where nothing does. */
export function FilterChips({ filter, onFilter }: FilterChipsProps) {
  const { say } = useText();
  const chips = useChips(filter);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={say('memory.filters_on')} className={styles['chips']}>
      {chips.map(({ key, name, without }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={say('memory.filter_remove', { name })}
            className={styles['chip']}
            onClick={() => onFilter({ ...filter, ...without })}
          >
            <span>{name}</span>
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface Chip {
  key: string;
  name: string;
  /** What the filter is without it. */
  without: Partial<MemoryFilter>;
}

function useChips(filter: MemoryFilter): Chip[] {
  const text = useText();
  const { say } = text;
  const nameOf = useCategoryName();
  const { categories, sources, from, to, pinned, superseded } = filter;
  const time = [from, to].map((at) => (at === null ? '' : sayDate(at, text))).join(' – ');
  return [
    ...categories.map((category) => ({
      key: `category ${category}`,
      name: nameOf(category),
      without: { categories: categories.filter((other) => other !== category) },
    })),
    ...sources.map((source) => ({
      key: `source ${source}`,
      name: say(SOURCE_NAMES[source]),
      without: { sources: sources.filter((other) => other !== source) },
    })),
    ...(from === null && to === null ? [] : [{ key: 'time', name: time, without: { from: null, to: null } }]),
    ...(pinned ? [{ key: 'pinned', name: say('memory.is_pinned'), without: { pinned: false } }] : []),
    ...(superseded === 'hide'
      ? []
      : [
          {
            key: 'past',
            name: say(superseded === 'only' ? 'memory.past_only' : 'memory.past_show'),
            without: { superseded: 'hide' as const },
          },
        ]),
  ];
}
