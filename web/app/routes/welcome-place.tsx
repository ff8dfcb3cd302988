import { use } from 'react';
import { Welcome } from '../../features/welcome/welcome.tsx';
import { welcome } from '../../ui/text/en/welcome.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

/** What an empty conversation shows to somebody who is new, or asks for it again. */
export const WelcomePlace = withTexts(welcome, ({ frame, container }: Omit<RouteProps, 'rest' | 'place'>) => (
  <Welcome
    {...use(container.openWelcome())}
    memory={container.memory}
    chat={use(container.openTalk()).chat}
    drafts={frame.drafts}
    notices={frame.notices}
    navigation={frame.router}
    installation={frame.installation}
  />
));
