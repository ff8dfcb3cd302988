import { use, type ComponentType } from 'react';
import { ChatView } from '../../features/chat/chat-view.tsx';
import { createFileDoor } from '../../features/data/file-door.ts';
import { capabilities } from '../../ui/text/en/capabilities.ts';
import { categories } from '../../ui/text/en/categories.ts';
import { chatList } from '../../ui/text/en/chat-list.ts';
import { chat } from '../../ui/text/en/chat.ts';
import { commands } from '../../ui/text/en/commands.ts';
import { folds } from '../../ui/text/en/folds.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export function createChatRoute(browser: Window): ComponentType<RouteProps> {
  const { save } = createFileDoor(browser);
  return withTexts(
    { ...capabilities, ...categories, ...chatList, ...commands, ...folds, ...chat },
    ({ frame, container, rest }: RouteProps) => {
      const talk = use(container.openTalk());
      return (
        <ChatView
          chat={talk.chat}
          learning={talk.learning}
          folds={talk.folds}
          memory={container.memory}
          models={use(container.openModels())}
          drafts={frame.drafts}
          notices={frame.notices}
          navigation={frame.router}
          preferences={frame.preferences}
          clock={container.clock}
          link={container.link}
          saveFile={save}
          rest={rest}
        />
      );
    },
  );
}
