import { use } from 'react';
import { ChatView } from '../../features/chat/chat-view.tsx';
import { chat } from '../../ui/text/en/chat.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export const ChatRoute = withTexts(chat, ({ frame, container, rest }: RouteProps) => (
  <ChatView
    chat={use(container.openTalk()).chat}
    memory={container.memory}
    drafts={frame.drafts}
    notices={frame.notices}
    navigation={frame.router}
    clock={container.clock}
    link={container.link}
    rest={rest}
  />
));
