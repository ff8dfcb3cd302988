import { lazy, Suspense, use, type ComponentType } from 'react';
import { ChatView } from '../../features/chat/chat-view.tsx';
import { createFileDoor } from '../../features/data/file-door.ts';
import { BesideTrace } from '../../features/traces/beside-trace.tsx';
import { capabilities } from '../../ui/text/en/capabilities.ts';
import { categories } from '../../ui/text/en/categories.ts';
import { chatList } from '../../ui/text/en/chat-list.ts';
import { chat } from '../../ui/text/en/chat.ts';
import { commands } from '../../ui/text/en/commands.ts';
import { folds } from '../../ui/text/en/folds.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

const TracePart = lazy(async () => ({ default: (await import('./trace-part.tsx')).TracePart }));

export function createChatRoute(browser: Window): ComponentType<RouteProps> {
  const { save: saveFile } = createFileDoor(browser);
  return withTexts(
    { ...capabilities, ...categories, ...chatList, ...commands, ...folds, ...chat },
    ({ frame, container, rest }: RouteProps) => {
      const { chat: talk, learning, folds: folding, traces } = use(container.openTalk());
      // `/chat/<conversation>/why/<reply>` opens why beside the conversation.
      const [conversation = '', view, reply = ''] = rest.split('/');
      const { router: navigation, notices, drafts, preferences } = frame;
      const why = { traces, chat: talk, navigation, notices, saveFile, conversation, reply };
      return (
        <BesideTrace
          trace={
            view === 'why' && (
              <Suspense>
                <TracePart {...why} />
              </Suspense>
            )
          }
        >
          <ChatView
            chat={talk}
            learning={learning}
            folds={folding}
            memory={container.memory}
            models={use(container.openModels())}
            drafts={drafts}
            notices={notices}
            navigation={navigation}
            preferences={preferences}
            clock={container.clock}
            link={container.link}
            saveFile={saveFile}
            rest={conversation}
          />
        </BesideTrace>
      );
    },
  );
}
