import { memo } from 'react';
import type { MemoryCensus, MemoryFilter } from '../../ports/memory.ts';
import { SOURCES, type Source } from '../../../shared/schemas/index.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { sayCount } from '../../ui/text/formats.ts';
import { BarList } from '../../ui/figures/bar-list.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useCategoryName } from '../../ui/text/category-name.ts';
import { DayField } from './day-field.tsx';
import { lastOf } from './filter-address.ts';
import { Growth } from './growth.tsx';
import { SOURCE_NAMES } from './source-name.ts';
import { useZone } from './use-zone.ts';
import styles from './filter-panel.module.css';

export interface FilterPanelProps {
  filter: MemoryFilter;
  census: MemoryCensus | null;
  onFilter: (filter: MemoryFilter) => void;
}

/**
 * What there is, drawn; and by pressing what is drawn, what the list shows of it. Drawn again only when that changes:
 * typing in the list must not draw the figures.
 */
export const FilterPanel = memo(function FilterPanel({ filter, census, onFilter }: FilterPanelProps) {
  const { say } = useText();
  const zone = useZone();
  return (
    <div className={styles['panel']}>
      {census && <Growth filter={filter} months={census.months} onFilter={onFilter} />}
      {census && <Categories filter={filter} categories={census.categories} onFilter={onFilter} />}
      <div className={styles['line']}>
        <h2>{say('memory.written_when')}</h2>
        <DayField
          label={say('memory.from')}
          className={styles['day']}
          day={filter.from}
          onDay={(from) => onFilter({ ...filter, from })}
        />
        <span aria-hidden="true">–</span>
        <DayField
          label={say('memory.to')}
          className={styles['day']}
          day={filter.to}
          onDay={(day) => onFilter({ ...filter, to: lastOf(day, zone) })}
        />
      </div>
      <Sources filter={filter} onFilter={onFilter} />
      <div className={styles['line']}>
        <h2>{say('memory.which')}</h2>
        <Choice
          legend={say('memory.which')}
          value={filter.superseded}
          options={[
            { value: 'hide', label: say('memory.past_hide') },
            { value: 'show', label: say('memory.past_show') },
            { value: 'only', label: say('memory.past_only') },
          ]}
          onChoose={(superseded) => onFilter({ ...filter, superseded })}
        />
        <Toggle
          name={say('memory.is_pinned')}
          on={filter.pinned}
          onPress={() => onFilter({ ...filter, pinned: !filter.pinned })}
        />
      </div>
    </div>
  );
});

interface CategoriesProps extends Pick<FilterPanelProps, 'filter' | 'onFilter'> {
  categories: MemoryCensus['categories'];
}

function Categories({ filter, categories, onFilter }: CategoriesProps) {
  const { say, language } = useText();
  const nameOf = useCategoryName();
  // A category that is set stays in sight when nothing is left in it: it is how one takes it away.
  const counted = { ...Object.fromEntries(filter.categories.map((name) => [name, 0])), ...categories };
  const bars = Object.entries(counted)
    .toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .map(([key, value]) => ({
      key,
      name: nameOf(key),
      value,
      amount: sayCount(value, language),
      on: filter.categories.includes(key),
    }));
  if (bars.length === 0) return null;
  return (
    <section>
      <h2>{say('memory.categories')}</h2>
      <BarList
        label={say('memory.categories')}
        bars={bars}
        onPress={(key) => onFilter({ ...filter, categories: toggled(filter.categories, key) })}
      />
    </section>
  );
}

function Sources({ filter, onFilter }: Pick<FilterPanelProps, 'filter' | 'onFilter'>) {
  const { say } = useText();
  return (
    <div className={styles['line']}>
      <h2>{say('memory.sources')}</h2>
      {SOURCES.map((source: Source) => (
        <Toggle
          key={source}
          name={say(SOURCE_NAMES[source])}
          on={filter.sources.includes(source)}
          onPress={() => onFilter({ ...filter, sources: toggled(filter.sources, source) })}
        />
      ))}
    </div>
  );
}

function Toggle({ name, on, onPress }: { name: string; on: boolean; onPress: () => void }) {
  return (
    <button type="button" aria-pressed={on} className={styles['toggle']} onClick={onPress}>
      {name}
    </button>
  );
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
