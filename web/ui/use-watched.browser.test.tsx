import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from './testing/draw.tsx';
import { useWatched, type Source } from './use-watched.ts';

/** A source whose reads are answered by hand, in whatever order. */
function createSource() {
  const reads: PromiseWithResolvers<string>[] = [];
  let [change, fail]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const source: Source<string> = {
    read: async () => {
      const read = Promise.withResolvers<string>();
      reads.push(read);
      return read.promise;
    },
    watch: (onChange, onError) => {
      [change, fail] = [onChange, onError];
      onChange();
      return () => undefined;
    },
  };
  return { source, reads, change: () => change(), fail: (error: unknown) => fail(error) };
}

function View({ source }: { source: Source<string> }) {
  const { value, error } = useWatched(source);
  return <output>{error === null ? (value ?? 'nothing') : String(error)}</output>;
}

const shown = page.getByRole('status');

it('shows what was read last, however late what was read before it comes', async () => {
  const { source, reads, change } = createSource();
  await draw(<View source={source} />);
  await expect.element(shown).toHaveTextContent('nothing');
  change();
  reads.at(-1)?.resolve('new');
  await expect.element(shown).toHaveTextContent('new');
  reads.at(-2)?.resolve('old');
  await expect.element(shown).toHaveTextContent('new');
});

it('shows nothing of one source in the place of another', async () => {
  const [one, other] = [createSource(), createSource()];
  const { redraw } = await draw(<View source={one.source} />);
  one.reads.at(-1)?.resolve('one');
  await expect.element(shown).toHaveTextContent('one');
  redraw(<View source={other.source} />);
  await expect.element(shown).toHaveTextContent('nothing');
  one.change();
  one.reads.at(-1)?.resolve('one again');
  other.reads.at(-1)?.resolve('other');
  await expect.element(shown).toHaveTextContent('other');
});

it('says why it cannot be read, and forgets that when it can', async () => {
  const { source, reads, change, fail } = createSource();
  await draw(<View source={source} />);
  reads.at(-1)?.reject(new Error('no disk'));
  await expect.element(shown).toHaveTextContent('Error: no disk');
  fail(new Error('no watch'));
  await expect.element(shown).toHaveTextContent('Error: no watch');
  change();
  reads.at(-1)?.resolve('back');
  await expect.element(shown).toHaveTextContent('back');
});
