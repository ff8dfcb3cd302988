import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where evaluation files lie: beside the checkout, since none of them may become part of it. */
const BESIDE = fileURLToPath(new URL('../../../../../shared/models/', import.meta.url));

/** The folder that holds `<model>/onnx/`, as transformers.js wants it. */
export const REFERENCE_MODELS = BESIDE;

/** Whether the ONNX form of a model is not on this machine, which leaves the comparison with it out. */
export function benchAbsent(
  model: string,
  exists: (path: string) => boolean = existsSync,
  say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): boolean {
  const isAbsent = !exists(join(BESIDE, model, 'onnx'));
  if (isAbsent)
    say(`${model}: not compared with its ONNX form, which is not in ../shared/models of this machine.`);
  return isAbsent;
}
