import type { MemoryCensus, MemoryFilter } from '../../ports/memory.ts';
import { ColumnChart } from '../../ui/figures/column-chart.tsx';
import { sayMoment } from '../../ui/amounts.ts';
import { sayCount } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { spanOf } from './filter-address.ts';
import { growthOf } from './growth-periods.ts';
import { useZone } from './use-zone.ts';

export interface GrowthProps {
  filter: MemoryFilter;
  months: MemoryCensus['months'];
  onFilter: (filter: MemoryFilter) => void;
}

/** How many facts each month or year brought. A press shows those alone, a second one all again. */
export function Growth({ filter, months, onFilter }: GrowthProps) {
  const text = useText();
  const { say, language } = text;
  const zone = useZone();
  const periods = growthOf(months);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return null;
  const isOn = (period: string): boolean => {
    const { from, to } = spanOf(period, zone);
    return filter.from === from && filter.to === to;
  };
  const sayPeriod = (period: string, month: 'short' | 'long'): string =>
    sayMoment(spanOf(period, zone).from, text, {
      year: 'numeric',
      ...(period.includes('-') ? { month } : {}),
    });
  return (
    <section>
      <h2>{say(first.period.includes('-') ? 'memory.growth_months' : 'memory.growth_years')}</h2>
      <ColumnChart
        label={say(first.period.includes('-') ? 'memory.growth_months' : 'memory.growth_years')}
        columns={periods.map(({ period, count }) => ({
          key: period,
          value: count,
          label: say('memory.growth_count', { period: sayPeriod(period, 'long'), count }),
          on: isOn(period),
        }))}
        top={sayCount(Math.max(...periods.map(({ count }) => count)), language)}
        ends={[sayPeriod(first.period, 'short'), periods.length > 1 ? sayPeriod(last.period, 'short') : '']}
        onPress={(period) =>
          onFilter({ ...filter, ...(isOn(period) ? { from: null, to: null } : spanOf(period, zone)) })
        }
      />
    </section>
  );
}
