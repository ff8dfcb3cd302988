import { expect, it } from 'vitest';
import { pickedFolder } from './embedding-models.ts';

const file = (path: string) => ({ webkitRelativePath: path }) as File;

it('parts the name of a picked folder from the paths below it', () => {
  const { name, files } = pickedFolder([file('tiny/config.json'), file('tiny/onnx/model.onnx')]);
  expect([name, files.map(({ path }) => path)]).toEqual(['tiny', ['config.json', 'onnx/model.onnx']]);
});

it('has no name where nothing was picked', () => {
  expect(pickedFolder([])).toEqual({ name: '', files: [] });
});
