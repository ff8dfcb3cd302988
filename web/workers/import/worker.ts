import { expose } from 'comlink';
import { createImportSession } from './import-session.ts';

expose(createImportSession());
