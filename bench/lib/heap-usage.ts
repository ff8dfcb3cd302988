import type { CDPSession, Page } from 'playwright';

/** MB of the page's own objects, of those of its workers, and of what both hold outside of their heaps. */
export interface HeapUsage {
  readonly page: number;
  readonly workers: number;
  /** WebAssembly memories and arrays of numbers. */
  readonly buffers: number;
}

interface Usage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

export async function heapUsage(page: Page): Promise<HeapUsage> {
  const [own, ...workers] = (await askAll(page, 'Runtime.getHeapUsage')) as [Usage, ...Usage[]];
  return {
    page: own.usedSize / 1e6,
    workers: sum(workers.map(({ usedSize }) => usedSize)) / 1e6,
    buffers: sum([own, ...workers].map(({ backingStorageSize = 0 }) => backingStorageSize)) / 1e6,
  };
}

/** The page and its workers: each has a heap of its own, and collects it by itself. */
export async function collectGarbage(page: Page): Promise<void> {
  await askAll(page, 'HeapProfiler.collectGarbage');
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

async function askAll(
  page: Page,
  method: 'Runtime.getHeapUsage' | 'HeapProfiler.collectGarbage',
): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page);
  const own: unknown = await session.send(method);
  const workers = await askWorkers(session, method);
  await session.detach();
  return [own, ...workers];
}

/** Workers are targets of their own, which answer through the session of their page. */
async function askWorkers(session: CDPSession, method: string): Promise<unknown[]> {
  const answers = new Map<string, (answer: unknown) => void>();
  const asked: Promise<unknown>[] = [];
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { result } = JSON.parse(message) as { result?: unknown };
    if (result) answers.get(sessionId)?.(result);
  });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    asked.push(new Promise((resolve) => answers.set(sessionId, resolve)));
    const message = JSON.stringify({ id: 1, method });
    void session.send('Target.sendMessageToTarget', { sessionId, message });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return Promise.all(asked);
}
