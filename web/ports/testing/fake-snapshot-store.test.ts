import { FakeSnapshotStore } from './fake-snapshot-store.ts';
import { snapshotStoreContract } from './snapshot-store-contract.ts';

snapshotStoreContract('the fake', async () => new FakeSnapshotStore());
