import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type {
  CompanionStatus,
  EngineStatus,
  ListedModel,
  ModelList,
  ModelServer,
} from '../../../../shared/schemas/index.ts';
import { createNotices } from '../../../app/notices.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { connected, createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { buildModelList } from '../../../ports/testing/model-builders.ts';
import { ModelShelf } from '../../../ports/testing/model-shelf.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { CompanionView } from '../companion-view.tsx';

/** The view with fakes behind it, drawn to its end, and what it said. */
export async function drawCompanion(
  state: LinkState,
  list: ModelList = buildModelList([]),
  servers: readonly ModelServer[] = [],
) {
  const link = createFakeCompanionLink(state);
  const shelf = new ModelShelf(list);
  shelf.servers = servers;
  const library = createFakeModelLibrary(shelf);
  const notices = createNotices();
  const drawing = await draw(
    <CompanionView link={link} library={library} notices={notices} protocol="1.0" />,
  );
  // What a companion tells is drawn when there is time.
  if (state.kind === 'connected')
    await expect.element(page.getByRole('heading', { name: 'Machine' })).toBeVisible();
  /** What was said, the newest last. */
  const said = () =>
    notices
      .getState()
      .map(({ text }) => text)
      .toReversed();
  let ticks = 0;
  /** The next status, five seconds later. */
  const tell = (engine: EngineStatus, more: Partial<CompanionStatus> = {}) => {
    ticks += 1;
    link.show(connected({}, { engine, uptimeSeconds: 3_600 + ticks * 5, ...more }));
  };
  return { ...drawing, link, library, shelf, said, tell };
}

/** The same, of a companion with this engine and these models. */
export async function drawModels(
  engine: EngineStatus,
  models: readonly ListedModel[],
  recommendation: ModelList['recommendation'] = null,
  servers: readonly ModelServer[] = [],
) {
  return drawCompanion(connected({}, { engine }), buildModelList(models, recommendation), servers);
}
