import { afterEach, expect, it } from 'vitest';
import { SHARED_CACHE, SHARED_FIELD } from '../../shared/protocol/shared-files.ts';
import { readShared } from '../platform/received-files.ts';
import { takeShared } from './shared-files.ts';

const forget = async () => caches.delete(SHARED_CACHE);
afterEach(forget);

function shareOf(...files: readonly File[]): Request {
  const body = new FormData();
  for (const file of files) body.append(SHARED_FIELD, file);
  body.append('title', 'no file');
  return new Request('/data', { method: 'POST', body });
}

it('lays files aside for the page, which reads them once', async () => {
  const file = new File(['{"facts":[]}'], 'für später.json', { type: 'application/json' });
  const answer = await takeShared(shareOf(file), caches);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(/\/data\?shared$/);
  const [read, ...more] = await readShared(caches);
  expect([read?.name, read?.type, await read?.text()]).toEqual([
    'für später.json',
    'application/json',
    '{"facts":[]}',
  ]);
  expect(more).toEqual([]);
  expect(await readShared(caches)).toEqual([]);
});

it('forgets what was shared before and never read', async () => {
  await takeShared(shareOf(new File(['1'], 'one.json'), new File(['2'], 'two.json')), caches);
  await takeShared(shareOf(new File(['3'], 'three.json')), caches);
  expect((await readShared(caches)).map(({ name }) => name)).toEqual(['three.json']);
});
