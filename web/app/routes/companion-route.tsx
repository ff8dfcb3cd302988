import { use } from 'react';
import { CompanionView } from '../../features/companion/companion-view.tsx';
import { companion } from '../../ui/text/en/companion.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export const CompanionRoute = withTexts(companion, ({ frame, container }: RouteProps) => (
  <CompanionView
    link={container.link}
    library={use(container.openModels())}
    notices={frame.notices}
    protocol={container.protocol}
  />
));
