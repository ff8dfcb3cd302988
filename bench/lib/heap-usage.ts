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
  const session = await page.context().newCDPSession(page);
  const own = (await session.send('Runtime.getHeapUsage')) as Usage;
  const workers = await usageOfWorkers(session);
  await session.detach();
  return {
    page: own.usedSize / 1e6,
    workers: sum(workers.map(({ usedSize }) => usedSize)) / 1e6,
    buffers: sum([own, ...workers].map(({ backingStorageSize = 0 }) => backingStorageSize)) / 1e6,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Workers are targets of their own, which answer through the session of their page. */
async function usageOfWorkers(session: CDPSession): Promise<Usage[]> {
  const answers = new Map<string, (usage: Usage) => void>();
  const asked: Promise<Usage>[] = [];
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { result } = JSON.parse(message) as { result?: Usage };
    if (result) answers.get(sessionId)?.(result);
  });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    asked.push(new Promise((resolve) => answers.set(sessionId, resolve)));
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    void session.send('Target.sendMessageToTarget', { sessionId, message });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return Promise.all(asked);
}
