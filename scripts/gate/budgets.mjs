import { fileURLToPath } from 'node:url';
import { sayFinding } from './finding.mjs';
import { tableOf, weigh } from './weigh.mjs';

const { findings, measured } = weigh(fileURLToPath(new URL('../../dist/web', import.meta.url)));
for (const line of [...tableOf(measured), ...findings.map(sayFinding)]) console.log(line);
process.exitCode = findings.length === 0 ? 0 : 1;
