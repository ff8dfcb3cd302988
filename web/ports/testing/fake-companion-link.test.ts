import { fault } from '../../../shared/protocol/errors.ts';
import { companionLinkContract } from './companion-link-contract.ts';
import { connected, createFakeCompanionLink } from './fake-companion-link.ts';

companionLinkContract('the fake', async () => {
  const origin = 'http://localhost:8787';
  const link = createFakeCompanionLink({ kind: 'looking' }, origin);
  link.show(connected({ dataOrigin: 'http://localhost:9999' }));
  return { link, origin, refuse: () => void (link.failure = fault('bad_request', 'Refused by the fake.')) };
});
