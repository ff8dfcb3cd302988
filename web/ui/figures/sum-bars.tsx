import styles from './sum-bars.module.css';

export interface Summand {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly amount: string;
}

export interface SumBarsProps {
  caption: string;
  parts: readonly Summand[];
  total: { name: string; amount: string };
}

/**
 * The parts of a sum as bars, each beginning where the one before it ended, so that one sees them add up. Name and
 * number of each are there to be read out; the bars are for the eye.
 */
export function SumBars({ caption, parts, total }: SumBarsProps) {
  const stretches = stretchesOf(parts.map(({ value }) => value));
  return (
    <figure aria-label={caption}>
      <dl className={styles['sum']}>
        {parts.map(({ key, name, value, amount }, index) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              <span aria-hidden="true" className={styles['track']}>
                <span data-less={value < 0} style={placeOf(stretches[index])} />
              </span>
              <span className={styles['amount']}>{amount}</span>
            </dd>
          </div>
        ))}
        <div className={styles['total']}>
          <dt>{total.name}</dt>
          <dd>
            <span className={styles['amount']}>{total.amount}</span>
          </dd>
        </div>
      </dl>
    </figure>
  );
}

interface Stretch {
  readonly from: number;
  readonly length: number;
}

function placeOf({ from, length }: Stretch = { from: 0, length: 0 }) {
  return { insetInlineStart: `${from * 100}%`, inlineSize: `${length * 100}%` };
}

/** Where each part begins and how long it is, in shares of the widest the running sum gets; a part below zero goes back. */
export function stretchesOf(values: readonly number[]): Stretch[] {
  const ends = values.map((_, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0));
  const least = Math.min(0, ...ends);
  const width = Math.max(...ends, 0) - least || 1;
  return values.map((value, index) => {
    const end = ends[index] ?? 0;
    return { from: (Math.min(end, end - value) - least) / width, length: Math.abs(value) / width };
  });
}
