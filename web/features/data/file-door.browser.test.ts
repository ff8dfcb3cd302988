import { describe, expect, it, vi } from 'vitest';
import { createFileDoor } from './file-door.ts';

const FILE = new File(['{"facts":[]}'], 'memory.json', { type: 'application/json' });

interface Browser {
  active: boolean;
  coarse: boolean;
  picker: (() => Promise<FileSystemFileHandle>) | undefined;
  share: (data: ShareData) => Promise<void>;
}

/** A window with what a browser may have; the page is the real one. */
function open({
  active = true,
  coarse = true,
  picker,
  share = async () => undefined,
}: Partial<Browser> = {}) {
  const clicked: HTMLAnchorElement[] = [];
  const link = document.createElement('a');
  link.click = () => void clicked.push(link);
  const browser = {
    document: { createElement: () => link },
    matchMedia: () => ({ matches: coarse }),
    setTimeout: vi.fn(),
    navigator: { userActivation: { isActive: active }, canShare: () => true, share },
    ...(picker ? { showSaveFilePicker: picker } : {}),
  };
  return { door: createFileDoor(browser as unknown as Window), clicked };
}

const declined = async () => Promise.reject(new DOMException('Closed.', 'AbortError'));

describe('saving', () => {
  it('asks where to, and writes there', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('door.json', { create: true });
    const { door, clicked } = open({ picker: async () => handle });
    expect(await door.save(FILE)).toBe('saved');
    expect(await (await handle.getFile()).text()).toBe('{"facts":[]}');
    await folder.removeEntry('door.json');
    expect(clicked).toEqual([]);
  });

  it.each([
    ['no such dialog', {}],
    ['the press too long ago', { active: false, picker: declined }],
  ])('%s: puts it among the downloads', async (_, browser) => {
    const { door, clicked } = open(browser);
    expect(await door.save(FILE)).toBe('downloaded');
    expect(clicked[0]?.download).toBe('memory.json');
    expect(await (await fetch(clicked[0]?.href ?? '')).text()).toBe('{"facts":[]}');
  });

  it('takes a closed dialog for an answer, and nothing else', async () => {
    expect(await open({ picker: declined }).door.save(FILE)).toBeNull();
    const broken = async () => Promise.reject(new DOMException('No room.', 'QuotaExceededError'));
    await expect(open({ picker: broken }).door.save(FILE)).rejects.toThrow('No room.');
  });
});

describe('sharing', () => {
  it('is offered where there is a thumb', () => {
    expect(open().door.canShare(FILE)).toBe(true);
    expect(open({ coarse: false }).door.canShare(FILE)).toBe(false);
  });

  it('hands the file over, unless the person changed their mind', async () => {
    const share = vi.fn(async () => undefined);
    expect(await open({ share }).door.share(FILE)).toBe(true);
    expect(share).toHaveBeenCalledWith({ files: [FILE] });
    expect(await open({ share: declined }).door.share(FILE)).toBe(false);
  });
});
