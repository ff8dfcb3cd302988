import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  type RefObject,
} from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Notices } from '../../ports/notices.ts';
import { focusRow } from '../../ui/row-walk.ts';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { FactRows } from './fact-rows.tsx';
import { FactSearch } from './fact-search.tsx';
import { FilterChips } from './filter-chips.tsx';
import { isFiltered, writeFilter } from './filter-address.ts';
import { ListHeader } from './list-header.tsx';
import { ListHint, type ElsewhereAddress } from './list-hint.tsx';
import { StateLine } from './state-line.tsx';
import { Trouble } from './trouble.tsx';
import { UnkeptList } from './unkept-list.tsx';
import { findUnkept, type Unkept } from './unkept.ts';
import type { Asked } from './use-asked.ts';
import type { FactActions } from './use-fact-actions.ts';
import type { FactListing } from './use-fact-list.ts';
import { useFlag } from './use-flag.ts';
import { useSameSet } from './use-same-set.ts';
import { useChoosing, type Choosing } from './use-choosing.ts';
import { useSelection, type Selection } from './use-selection.ts';
import { useZone } from './use-zone.ts';
import styles from './fact-list.module.css';

export interface FactListProps {
  memory: Memory;
  drafts: Drafts;
  notices: Notices;
  actions: FactActions;
  asked: Asked;
  list: FactListing;
  version: number;
  now: number;
  /** What is open beside the list. */
  openId: string;
  elsewhere: ElsewhereAddress | null;
}

const FilterDialog = lazy(async () => ({ default: (await import('./filter-dialog.tsx')).FilterDialog }));

/** Everything Nima knows, newest first, or what fits the words best; and what can be done with many at once. */
export function FactList(props: FactListProps) {
  const { asked, list, now, openId } = props;
  const { listed } = list;
  const zone = useZone();
  const pane = useRef<HTMLDivElement>(null);
  const [search, focusSearch] = useSearchField(asked);
  const selection = useSelection();
  const many = useChooseMany(props, selection);
  const onKey = useKeys(props.actions, selection, many);
  const drafts = useReadable(props.drafts);
  const unkept = useMemo(() => findUnkept(drafts), [drafts]);
  const changed = useSameSet(new Set(unkept.begun.map(({ id }) => id)));
  // Of the rows that are shown, not of the words being typed: these draw no row until their answer is there.
  const query = writeFilter(listed?.filter ?? asked.filter, zone);
  const addressOf = useCallback((id: string) => `/memory/${id}${query}`, [query]);
  const above = useAbove(unkept, props);
  return (
    <div ref={pane} className={styles['pane']}>
      <Top
        {...props}
        search={search}
        selection={selection}
        many={many}
        onDown={() => focusRow(pane.current, 0)}
      />
      {listed && (
        <FactRows
          listed={listed}
          now={now}
          openId={openId}
          addressOf={addressOf}
          unkept={changed}
          selection={selection}
          many={many}
          onRange={list.see}
          onKey={onKey}
          onLeave={focusSearch}
        >
          {above}
        </FactRows>
      )}
      <Chosen {...props} selection={selection} many={many} />
    </div>
  );
}

/** What stands above the first row and scrolls with it. */
function useAbove(unkept: Unkept, { list: { listed }, asked: { ask }, openId, elsewhere }: FactListProps) {
  return useMemo(
    () => (
      <>
        <UnkeptList unkept={unkept} openId={openId} />
        {listed?.total === 0 && <ListHint filter={listed.filter} onFilter={ask} elsewhere={elsewhere} />}
      </>
    ),
    [unkept, openId, listed, ask, elsewhere],
  );
}

interface TopProps extends ChosenProps {
  search: RefObject<HTMLInputElement | null>;
  onDown: () => void;
}

/** What stands above the rows and does not scroll with them. */
function Top({ search, selection, many, onDown, ...props }: TopProps) {
  const { memory, asked, version } = props;
  const { listed, error } = props.list;
  const { filter } = asked;
  const filters = useFlag();
  const state = useReadable(memory.state);
  const choosing = selection.choosing || selection.size > 0;
  return (
    <>
      <ListHeader
        total={listed?.counted ? listed.total : null}
        partial={filter.words !== '' || isFiltered(filter)}
        choosing={choosing}
        chosen={selection.size}
        onChoose={choosing ? selection.clear : selection.choose}
        onChooseAll={many.all}
      />
      <FactSearch {...props} field={search} onDown={onDown} onFilters={filters.raise} />
      <StateLine state={state} />
      <FilterChips filter={filter} onFilter={asked.ask} />
      <div className={styles['trouble']}>
        <Trouble error={error} />
      </div>
      {filters.up && (
        <Suspense fallback={null}>
          <FilterDialog
            memory={memory}
            filter={asked.wordless}
            version={version}
            onFilter={asked.ask}
            onClose={filters.lower}
          />
        </Suspense>
      )}
    </>
  );
}

/** The field takes the focus once for each time that was asked, however often the list is drawn meanwhile. */
function useSearchField({ find, endFind }: Asked) {
  const field = useRef<HTMLInputElement>(null);
  const done = useEffectEvent(endFind);
  useEffect(() => {
    if (!find) return;
    field.current?.focus();
    done();
  }, [find]);
  const focus = useCallback(() => field.current?.focus(), []);
  return [field, focus] as const;
}

interface ChosenProps extends FactListProps {
  selection: Selection;
  many: Choosing;
}

/** How many are chosen, read out, and what can be done with them; while that is being done, how far it is. */
function Chosen({ selection, many, ...props }: ChosenProps) {
  const { say } = useText();
  const working = useReadable(props.actions.running) ?? many.reading;
  return (
    <>
      <p role="status" className="visually-hidden">
        {selection.size > 0 && say('memory.chosen', { count: selection.size })}
      </p>
      {working ? (
        <BulkProgress running={working} />
      ) : (
        selection.size > 0 && <BulkBar {...props} selection={selection} />
      )}
    </>
  );
}

function useChooseMany({ memory, notices, list }: FactListProps, selection: Selection): Choosing {
  const { sayError } = useText();
  const onError = useCallback((error: unknown) => notices.say(sayError(error)), [notices, sayError]);
  return useChoosing(memory, list.listed, selection, onError);
}

/** Single keys on a row: chosen, pinned, forgotten. What is done to one of the chosen is done to all of them. */
function useKeys(actions: FactActions, selection: Selection, { select }: Choosing) {
  return useMemo(() => {
    const those = (fact: Fact) => (selection.has(fact.id) ? selection.facts : [fact]);
    return (key: string, fact: Fact, index: number): boolean => {
      if (key === 'x' || key === 'X') select(fact, index, key === 'X');
      else if (key === 'p') void actions.pin(those(fact), !fact.pinned);
      else if (key === 'Delete' || key === 'Backspace') {
        void actions.forget(those(fact));
        if (selection.has(fact.id)) selection.clear();
      } else if (key === 'Escape' && selection.size > 0) selection.clear();
      else return false;
      return true;
    };
  }, [actions, selection, select]);
}
