import { FactsView } from '../../features/facts/facts-view.tsx';
import { categories } from '../../ui/text/en/categories.ts';
import { facts } from '../../ui/text/en/facts.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export const MemoryRoute = withTexts(
  { ...facts, ...categories },
  ({ frame, container, rest, place }: RouteProps) => (
    <FactsView
      memory={container.memory}
      drafts={frame.drafts}
      preferences={frame.preferences}
      notices={frame.notices}
      navigation={frame.router}
      clock={container.clock}
      link={container.link}
      origin={container.origin}
      rest={rest}
      search={place.search}
    />
  ),
);
