import { describe, expect, it } from 'vitest';
import { modelFileAddress, modelFileFamily, modelFileVersion, readableModelFiles } from './model-files.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path }));
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

describe('the files of a model', () => {
  it('are those that are read, the smaller weights where there are two', () => {
    const all = files('README.md', ...NEEDED, 'onnx/model.onnx', 'onnx/model_quantized.onnx');
    expect(readableModelFiles(all)).toEqual(files(...NEEDED, 'onnx/model_quantized.onnx'));
    expect(readableModelFiles(files(...NEEDED, 'onnx/model.onnx'))).toEqual(
      files(...NEEDED, 'onnx/model.onnx'),
    );
  });

  it('are no model where one is missing', () => {
    expect(readableModelFiles(files(...NEEDED))).toBeNull();
    expect(readableModelFiles(files('config.json', 'tokenizer.json', 'onnx/model.onnx'))).toBeNull();
    expect(readableModelFiles([])).toBeNull();
  });
});

describe('the address of a version', () => {
  it.each([{ sha256: 'ab12' }, { revision: 'a b&c' }])('says %j', (version) => {
    const address = new URL(modelFileAddress('/models/x/model.onnx', version), 'http://localhost');
    expect(address.pathname).toBe('/models/x/model.onnx');
    expect(modelFileVersion(address)).toEqual(version);
  });

  it('has siblings by its hash, and none by its revision', () => {
    const family = (address: string) => modelFileFamily(new URL(address, 'http://localhost'));
    expect(family('/models/x.bin?sha256=a')).toBe(family('/models/x.bin?sha256=b'));
    expect(family('/models/x.bin?sha256=a')).not.toBe(family('/models/y.bin?sha256=a'));
    expect(family('/models/x.bin?revision=1')).not.toBe(family('/models/x.bin?revision=2'));
  });

  it.each(['/models/none.bin', '/assets/x.js?sha256=ab', '/v1/models?revision=1'])('is not %s', (address) => {
    expect(modelFileVersion(new URL(address, 'http://localhost'))).toBeNull();
  });
});
