import { describe, expect, it } from 'vitest';
import { hardware } from '../../../../shared/schemas/index.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { createHardwareReader } from './hardware-reader.ts';
import { detectHardware, type MachineQuestions } from './detect-hardware.ts';
import { freeBytes, nodeQuestions } from './node-questions.ts';

const found = async (texts: Record<string, string> = {}, more: Partial<MachineQuestions> = {}) =>
  detectHardware({
    memoryBytes: 8_000_000_000,
    cores: 4,
    readText: async (path) => texts[path] ?? null,
    listFolder: async () => ['card0', 'card1', 'card1-HDMI-A-1', 'renderD128', 'version'],
    askProgram: async () => null,
    freeDiskBytes: async () => null,
    ...more,
  });

describe('what a machine has', () => {
  it('is what it tells, and nothing more', async () => {
    expect(await found()).toEqual({
      memoryBytes: 8_000_000_000,
      cores: 4,
      board: null,
      gpu: null,
      freeDiskBytes: null,
    });
  });

  it('is a Raspberry Pi where its device tree says so', async () => {
    const texts = { '/proc/device-tree/model': 'Raspberry Pi 5 Model B Rev 1.0\u0000' };
    expect(await found(texts)).toMatchObject({ board: 'Raspberry Pi 5 Model B Rev 1.0', gpu: null });
  });

  it.each([
    ['4294967296\n', 4_294_967_296],
    ['max\n', 8_000_000_000],
    ['9223372036854771712\n', 8_000_000_000],
    ['0\n', 8_000_000_000],
    ['', 8_000_000_000],
  ])('is the memory its container may use: %j', async (limit, memoryBytes) => {
    expect(await found({ '/sys/fs/cgroup/memory.max': limit })).toMatchObject({ memoryBytes });
  });

  it.each([
    [
      'NVIDIA GeForce RTX 3060, 12288\n',
      {
        name: 'NVIDIA GeForce RTX 3060',
        memoryBytes: 12_884_901_888,
        foundBy: 'nvidia-smi',
      },
    ],
    [
      'NVIDIA L4, 23034\nNVIDIA L4, 23034\n',
      { name: 'NVIDIA L4', memoryBytes: 24_152_899_584, foundBy: 'nvidia-smi' },
    ],
    ['No devices were found\n', null],
    ['NVIDIA Orin, [N/A]', null],
    ['', null],
  ])('is the card that nvidia-smi answers for: %j', async (told, gpu) => {
    expect(await found({}, { askProgram: async () => told })).toMatchObject({ gpu });
  });

  it('is the card that the driver of AMD answers for', async () => {
    const device = '/sys/class/drm/card1/device';
    const texts = { [`${device}/vendor`]: '0x1002\n', [`${device}/mem_info_vram_total`]: '8573157376\n' };
    expect((await found(texts)).gpu).toEqual({
      name: 'AMD graphics',
      memoryBytes: 8_573_157_376,
      foundBy: 'amdgpu',
    });
    expect((await found({ ...texts, [`${device}/vendor`]: '0x8086\n' })).gpu).toBeNull();
  });

  it('is looked at once, and its disk each time', async () => {
    const asked: string[] = [];
    let free = 100;
    const read = createHardwareReader({
      memoryBytes: 8e9,
      cores: 4,
      readText: async (path) => {
        asked.push(path);
        return null;
      },
      listFolder: async () => [],
      askProgram: async () => null,
      freeDiskBytes: async () => (free -= 1),
    });
    expect(await read()).toMatchObject({ memoryBytes: 8e9, freeDiskBytes: 98 });
    expect(await read()).toMatchObject({ memoryBytes: 8e9, freeDiskBytes: 97 });
    expect(asked).toHaveLength(2);
  });

  it('can be asked of the machine the tests run on', async () => {
    const folder = await tempFolder();
    const questions = nodeQuestions({ memoryBytes: 1e9, cores: 2 }, folder);
    expect(hardware.parse(await detectHardware(questions))).toMatchObject({ cores: 2 });
    expect(await questions.askProgram('there-is-no-such-program', [])).toBeNull();
    expect(await questions.readText(`${folder}/gone`)).toBeNull();
    expect(await questions.listFolder(`${folder}/gone`)).toEqual([]);
    expect(await freeBytes(folder)).toBeGreaterThan(0);
    expect(await freeBytes(`${folder}/gone`)).toBeNull();
  });
});
