import { createFakeStorageHealth } from './fake-storage-health.ts';
import { storageHealthContract } from './storage-health-contract.ts';

storageHealthContract('the fake that agrees', () => createFakeStorageHealth());
storageHealthContract('the fake that refuses', () => {
  const health = createFakeStorageHealth();
  health.browser.agrees = false;
  return health;
});
