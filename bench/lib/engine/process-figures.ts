import { readdir, readFile } from 'node:fs/promises';

/** A tick of the kernel's clock, as every Linux counts for programs. */
const TICK_MS = 10;

/** The time that processors spent on these processes, to a hundredth of a second. */
export async function cpuMs(...pids: readonly number[]): Promise<number> {
  const each = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      // Behind the name in brackets: state, parent, …, the 12th and 13th are user and system time.
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      return (Number(user) + Number(system)) * TICK_MS;
    }),
  );
  return each.reduce((sum, ms) => sum + ms, 0);
}

/** Files, sockets and whatever else a process holds open. */
export async function openHandles(pid: number): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`)).length;
}
