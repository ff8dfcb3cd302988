import { CountingIds } from '../../../shared/testing/fakes.ts';
import { FakeTraces } from './fake-traces.ts';
import { tracesContract } from './traces-contract.ts';

tracesContract('the fake', async () => {
  const [traces, ids] = [new FakeTraces(), new CountingIds()];
  return {
    traces,
    ask: async () => ({ id: ids.next(), conversation: ids.next() }),
    eraseConversation: async (id) => traces.eraseConversation(id),
    eraseProfileHistory: async (changedAt) => traces.eraseProfileHistory(changedAt),
    eraseFact: async (id) => traces.eraseFact(id),
  };
});
