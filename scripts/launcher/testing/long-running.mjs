// A server as small as can be: writes its number and that of a child into the folder it is given, and runs until stopped.
import { spawn } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '';
const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    writeFileSync(join(folder, 'stopped'), signal);
    process.exit(7);
  });
}
setInterval(() => {}, 1000);
writeFileSync(join(folder, 'pids.part'), JSON.stringify({ server: process.pid, helper: helper.pid }));
renameSync(join(folder, 'pids.part'), join(folder, 'pids'));
