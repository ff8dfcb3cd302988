import type { Hardware } from '../../../../shared/schemas/index.ts';

/** What is asked about the machine. Each answers null where there is no such thing, and never fails. */
export interface MachineQuestions {
  readonly memoryBytes: number;
  readonly cores: number;
  readText(path: string): Promise<string | null>;
  /** The names in a folder. */
  listFolder(path: string): Promise<readonly string[]>;
  /** What a program prints, when it ends well and soon. */
  askProgram(name: string, args: readonly string[]): Promise<string | null>;
  freeDiskBytes(): Promise<number | null>;
}

const BOARD = '/proc/device-tree/model';
/** In a container the machine's memory is not ours to use. */
const MEMORY_LIMIT = '/sys/fs/cgroup/memory.max';
const CARDS = '/sys/class/drm';
const AMD = '0x1002';
const MIB = 2 ** 20;

/** What the machine has. A graphics card counts when its driver answers for it; nothing is guessed from a model name. */
export async function detectHardware(ask: MachineQuestions): Promise<Hardware> {
  const [limit, board, gpu, freeDiskBytes] = await Promise.all([
    ask.readText(MEMORY_LIMIT),
    ask.readText(BOARD),
    findGpu(ask),
    ask.freeDiskBytes(),
  ]);
  return {
    memoryBytes: Math.min(ask.memoryBytes, countIn(limit) ?? Number.POSITIVE_INFINITY),
    cores: ask.cores,
    // The file ends with a NUL.
    board: oneLine(board),
    gpu,
    freeDiskBytes,
  };
}

async function findGpu(ask: MachineQuestions): Promise<Hardware['gpu']> {
  return (await findNvidia(ask)) ?? (await findAmd(ask));
}

/** "NVIDIA GeForce RTX 3060, 12288" */
async function findNvidia(ask: MachineQuestions): Promise<Hardware['gpu']> {
  const told = await ask.askProgram('nvidia-smi', [
    '--query-gpu=name,memory.total',
    '--format=csv,noheader,nounits',
  ]);
  const found = /^(?<name>[^,\n]{1,100}), *(?<mib>\d{1,9})\b/.exec(told ?? '')?.groups;
  const name = oneLine(found?.['name'] ?? null);
  return name === null ? null : { name, memoryBytes: Number(found?.['mib']) * MIB, foundBy: 'nvidia-smi' };
}

/** The driver of AMD says how much memory a card has, and not how it is called. */
async function findAmd(ask: MachineQuestions): Promise<Hardware['gpu']> {
  const cards = (await ask.listFolder(CARDS)).filter((name) => /^card\d+$/.test(name)).toSorted();
  for (const card of cards) {
    const device = `${CARDS}/${card}/device`;
    const vendor = oneLine(await ask.readText(`${device}/vendor`));
    const memoryBytes = countIn(await ask.readText(`${device}/mem_info_vram_total`));
    if (vendor === AMD && memoryBytes !== null && memoryBytes > 0) {
      return { name: 'AMD graphics', memoryBytes, foundBy: 'amdgpu' };
    }
  }
  return null;
}

function countIn(text: string | null): number | null {
  const found = /^\s*(\d{1,15})\s*$/.exec(text ?? '');
  return found && Number(found[1]) > 0 ? Number(found[1]) : null;
}

function oneLine(text: string | null): string | null {
  const line =
    text
      ?.replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 100) ?? '';
  return line === '' ? null : line;
}
