import { open } from 'node:fs/promises';
import { reasonOf } from '../../../../shared/lib/errors.ts';

const MAGIC = 'GGUF';
/** Magic, version, and how many tensors and values there are. */
const HEAD_BYTES = 24;

/** Why a file is no model, as far as its first bytes tell: it is not worth loading the library for. */
export async function refusalOf(modelPath: string): Promise<string | undefined> {
  try {
    const file = await open(modelPath, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      if (buffer.toString('latin1', 0, Math.min(bytesRead, MAGIC.length)) !== MAGIC)
        return 'it is not a GGUF file.';
      return bytesRead < HEAD_BYTES ? 'it is cut short.' : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    return `it cannot be read: ${reasonOf(error)}.`;
  }
}
