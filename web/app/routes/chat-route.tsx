import { lazy, Suspense, use, useMemo, type ComponentType, type ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import { ChatView } from '../../features/chat/chat-view.tsx';
import { soughtAt } from '../../features/chat/sought.ts';
import { createFileDoor } from '../../features/data/file-door.ts';
import { BesideTrace } from '../../features/traces/beside-trace.tsx';
import { isPutAway, type WelcomeState } from '../../ports/welcome.ts';
import { capabilities } from '../../ui/text/en/capabilities.ts';
import { categories } from '../../ui/text/en/categories.ts';
import { chatList } from '../../ui/text/en/chat-list.ts';
import { chat } from '../../ui/text/en/chat.ts';
import { commands } from '../../ui/text/en/commands.ts';
import { folds } from '../../ui/text/en/folds.ts';
import { withTexts } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { RouteProps } from './route.ts';

const TracePart = lazy(async () => ({ default: (await import('./trace-part.tsx')).TracePart }));
const WelcomePlace = lazy(async () => ({ default: (await import('./welcome-place.tsx')).WelcomePlace }));

/** Below `/chat`: the first page, asked for again. */
const WELCOME = 'welcome';
const AWAY = createStore<WelcomeState>(() => 'away');

/** Whether the first page stands in the conversation that begins. What decides on it is fetched for the new alone. */
function useWelcome({ frame, container }: RouteProps, open: string): boolean {
  const isAsked = open === WELCOME;
  const isOver = isAsked || isPutAway(frame.storage);
  const state = useReadable(isOver ? AWAY : use(container.openWelcome()).welcoming);
  return isAsked || state === 'due';
}

export function createChatRoute(browser: Window): ComponentType<RouteProps> {
  const { save: saveFile } = createFileDoor(browser);
  const words = { ...capabilities, ...categories, ...chatList, ...commands, ...folds, ...chat };
  return withTexts(words, (props: RouteProps) => {
    const { frame, container, rest, place } = props;
    const sought = useMemo(() => soughtAt(place.search), [place]);
    // `/chat/<conversation>/why/<reply>` opens why beside the conversation.
    const [conversation = '', view, reply = ''] = rest.split('/');
    const isWelcome = useWelcome(props, conversation);
    const { chat: talk, learning, folds: folding, traces } = use(container.openTalk());
    const { router: navigation, notices, drafts, preferences } = frame;
    const why = { traces, chat: talk, navigation, notices, saveFile, conversation, reply };
    return (
      <BesideTrace trace={view === 'why' && shownLater(<TracePart {...why} />)}>
        <ChatView
          chat={talk}
          learning={learning}
          folds={folding}
          traces={traces}
          memory={container.memory}
          models={use(container.openModels())}
          drafts={drafts}
          notices={notices}
          navigation={navigation}
          preferences={preferences}
          clock={container.clock}
          link={container.link}
          saveFile={saveFile}
          sought={sought}
          rest={conversation === WELCOME ? 'new' : conversation}
          beginning={isWelcome && shownLater(<WelcomePlace frame={frame} container={container} />)}
        />
      </BesideTrace>
    );
  });
}

const shownLater = (part: ReactNode) => <Suspense>{part}</Suspense>;
