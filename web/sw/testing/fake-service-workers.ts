const SCRIPT = 'http://localhost:8787/sw.js';

export type WorkerState = 'installing' | 'installed' | 'activating' | 'activated' | 'redundant';

/** One worker; what it was told stays in `told`. */
class FakeWorker extends EventTarget {
  readonly scriptURL = SCRIPT;
  state: WorkerState = 'installing';
  readonly told: unknown[] = [];

  postMessage(message: unknown, [port]: MessagePort[] = []): void {
    this.told.push(message);
    port?.close();
  }

  becomes(state: WorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  /** How often a newer version was looked for. */
  looks = 0;

  async update(): Promise<void> {
    this.looks += 1;
    throw new TypeError('Failed to update a ServiceWorker: there is no network.');
  }
}

/** `navigator.serviceWorker`, in which nothing happens by itself. */
export class FakeServiceWorkers extends EventTarget {
  readonly registration = new FakeRegistration();
  controller: FakeWorker | null = null;
  /** Set to make the browser refuse. */
  refusal: Error | null = null;
  readonly ready: Promise<FakeRegistration>;
  #becomeReady: (registration: FakeRegistration) => void = () => undefined;

  constructor() {
    super();
    this.ready = new Promise((resolve) => (this.#becomeReady = resolve));
  }

  async register(): Promise<FakeRegistration> {
    if (this.refusal) throw this.refusal;
    return this.registration;
  }

  /** A worker that has been here since an earlier visit. */
  hasWorker(): FakeWorker {
    const worker = new FakeWorker();
    this.registration.active = worker;
    this.controller = worker;
    worker.state = 'activated';
    this.#becomeReady(this.registration);
    return worker;
  }

  /** The browser finds a version it does not have and fetches it. */
  finds(): FakeWorker {
    const worker = new FakeWorker();
    this.registration.installing = worker;
    this.registration.dispatchEvent(new Event('updatefound'));
    return worker;
  }

  /** It has everything it needs; behind another worker, it waits. */
  installs(worker: FakeWorker): void {
    this.registration.installing = null;
    this.registration.waiting = worker;
    worker.becomes('installed');
  }

  /** It goes ahead and takes over every open page. */
  takesOver(worker: FakeWorker): void {
    this.registration.waiting = null;
    this.registration.active = worker;
    worker.becomes('activating');
    this.#becomeReady(this.registration);
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
    worker.becomes('activated');
  }
}
