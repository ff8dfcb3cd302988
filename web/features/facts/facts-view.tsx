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
import type { OpenFactProps } from './fact-parts.ts';
import { useAsked, type Asked } from './use-asked.ts';
import { useFactActions } from './use-fact-actions.ts';
import { useFactList } from './use-fact-list.ts';
import { useNow } from './use-now.ts';

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

const OpenFact = lazy(async () => ({ default: (await import('./open-fact.tsx')).OpenFact }));

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
  const now = useNow(clock);
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
      page={<OpenPage {...shared} asked={asked} rest={rest} found={found ?? null} />}
    />
  );
}

type OpenPageProps = Omit<OpenFactProps, 'factId'> & { asked: Asked; rest: string };

/** What the address opens beside the list. */
function OpenPage({ asked, rest, found, ...shared }: OpenPageProps) {
  if (rest === '' || rest === 'new') {
    return (
      <Desk
        {...shared}
        filter={asked.wordless}
        onFilter={asked.ask}
        focused={rest === 'new'}
        asked={asked.write}
        onAsked={asked.endWrite}
      />
    );
  }
  if (rest === 'profile') {
    return (
      <Suspense>
        <ProfilePage {...shared} />
      </Suspense>
    );
  }
  return (
    <Suspense>
      <OpenFact {...shared} key={rest} factId={rest} found={found} />
    </Suspense>
  );
}
