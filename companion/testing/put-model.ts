import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files of a model that the app could run, if their content made sense. */
export async function putModel(
  folder: string,
  id: string,
  weights = 'onnx/model_quantized.onnx',
): Promise<void> {
  const put = async (path: string, text: string) => {
    const file = join(folder, id, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  for (const path of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) await put(path, '{}');
  await put(weights, 'weights');
}
