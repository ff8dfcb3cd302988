import { inspectModel } from '../gguf/inspect-model.ts';
import type { ModelVerdict } from '../gguf/describe-gguf.ts';
import type { FoundFile } from '../scan/scan-folders.ts';

/** Reads the head of a file once, and again when the file changed: heads are megabytes, and lists are asked for often. */
export class HeadCache {
  #known = new Map<string, { readonly stamp: string; readonly verdict: Promise<ModelVerdict> }>();

  async read(file: FoundFile): Promise<ModelVerdict> {
    const stamp = `${file.sizeBytes} ${file.changedAtMs}`;
    const known = this.#known.get(file.path);
    if (known?.stamp === stamp) return known.verdict;
    const verdict = inspectModel(file.path);
    this.#known.set(file.path, { stamp, verdict });
    return verdict;
  }

  /** Lets go of files that are no longer there. */
  keepOnly(paths: ReadonlySet<string>): void {
    this.#known = new Map([...this.#known].filter(([path]) => paths.has(path)));
  }
}
