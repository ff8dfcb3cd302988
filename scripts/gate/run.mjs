import { fileURLToPath } from 'node:url';
import { runGate } from './gate.mjs';

process.exitCode = runGate(fileURLToPath(new URL('../..', import.meta.url)));
