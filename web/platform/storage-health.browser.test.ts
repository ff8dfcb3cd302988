import { storageHealthContract } from '../ports/testing/storage-health-contract.ts';
import { createStorageHealth } from './storage-health.ts';

storageHealthContract('the browser', () => createStorageHealth(navigator.storage));
