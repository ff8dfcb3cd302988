import { lazy, Suspense, useMemo } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import { dataOriginOf, type CompanionLink } from '../../ports/companion-link.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Preferences } from '../../ports/preferences.ts';
import { SplitPane } from '../../ui/surfaces/split-pane.tsx';
import { useText, withTexts } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Desk } from './desk.tsx';
import { FactList } from './fact-list.tsx';
import { OpenFact } from './open-fact.tsx';
import { useAsked } from './use-asked.ts';
import { useFactActions } from './use-fact-actions.ts';
import { useFactList } from './use-fact-list.ts';

export interface FactsViewProps {
  memory: Memory;
  drafts: Drafts;
  preferences: Preferences;
  notices: Notices;
  navigation: Navigation;
  clock: Clock;
  link: CompanionLink;
  /** The address this page was opened at. */
  origin: string;
  /** What is open: the id of a fact, `new`, `profile`, or nothing. */
  rest: string;
  /** The query of the address: the filter of the list. */
  search: string;
}

// Opened now and then: fetched when it is.
const ProfilePage = lazy(async () => {
  const [{ ProfilePage: Page }, { profile }] = await Promise.all([
    import('./profile-page.tsx'),
    import('../../ui/text/en/profile.ts'),
  ]);
  return { default: withTexts(profile, Page) };
});

const LIST_WIDTH = { usualPx: 520, minPx: 320, maxPx: 760 };

/** What Nima knows, and the page to read, write and correct it on. A phone shows one of the two. */
export function FactsView(props: FactsViewProps) {
  const { memory, drafts, preferences, notices, navigation, clock, rest } = props;
  const { say } = useText();
  const { paneWidths } = useReadable(preferences);
  const home = dataOriginOf(useReadable(props.link));
  const version = useReadable(memory.changes);
  const asked = useAsked(navigation, rest, props.search);
  const actions = useFactActions(memory, notices);
  const now = clock.now();
  const list = useFactList(memory, asked.filter, version, now);
  const shared = { memory, drafts, notices, navigation, actions, version, now, filter: asked.filter };
  const found = useMemo(
    () => [...(list.listed?.pages.values() ?? [])].flat().find(({ fact }) => fact.id === rest)?.found,
    [list.listed, rest],
  );
  return (
    <SplitPane
      label={say('memory.panes')}
      widthPx={paneWidths['facts'] ?? LIST_WIDTH.usualPx}
      minPx={LIST_WIDTH.minPx}
      maxPx={LIST_WIDTH.maxPx}
      onResize={(widthPx) => preferences.keepPaneWidth('facts', widthPx)}
      front={rest === '' ? 'list' : 'page'}
      list={
        <FactList
          {...shared}
          asked={asked}
          list={list}
          openId={rest}
          elsewhere={home !== null && home !== props.origin ? { home, here: props.origin } : null}
        />
      }
      page={
        rest === '' || rest === 'new' ? (
          <Desk {...shared} filter={asked.wordless} onFilter={asked.ask} focused={rest === 'new'} />
        ) : rest === 'profile' ? (
          <Suspense>
            <ProfilePage {...shared} />
          </Suspense>
        ) : (
          <OpenFact {...shared} key={rest} factId={rest} found={found ?? null} />
        )
      }
    />
  );
}
