import { ROUTES } from '../../shared/protocol/routes.ts';
import { buildHealth } from '../../shared/testing/builders.ts';
import { companionLinkContract } from '../ports/testing/companion-link-contract.ts';
import { FakeCompanion } from './testing/fake-companion.ts';
import { openLink, ORIGIN } from './testing/open-link.ts';

companionLinkContract('the line over HTTP', async () => {
  const companion = new FakeCompanion();
  companion.health = buildHealth({ dataOrigin: 'http://localhost:9999' });
  const { link, reaches } = openLink({ companion });
  await reaches('connected');
  return {
    link,
    origin: ORIGIN,
    refuse: () => void companion.refusals.set(ROUTES.dataOrigin, 'bad_request'),
  };
});
