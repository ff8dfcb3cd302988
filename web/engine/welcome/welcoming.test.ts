import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { until } from '../../ports/testing/until.ts';
import type { WelcomeState } from '../../ports/welcome.ts';
import { chatOfFakes } from '../conversation/testing/chat-of-fakes.ts';
import { sampleOfFakes } from './testing/sample-of-fakes.ts';
import { createWelcoming } from './welcoming.ts';

function open() {
  const [{ repository, memory, sample }, { chat }] = [sampleOfFakes(), chatOfFakes()];
  const storage = new MemoryStorage();
  return { repository, memory, sample, chat, storage };
}

type Parts = ReturnType<typeof open>;
const settled = async (parts: Parts): Promise<WelcomeState> =>
  until(createWelcoming(parts), (state): state is Exclude<WelcomeState, 'looking'> => state !== 'looking');

describe('the first page', () => {
  it('is due where nothing is, also while nothing but the sample is', async () => {
    const parts = open();
    expect(await settled(parts)).toBe('due');
    await parts.sample.put();
    expect(await settled(parts)).toBe('due');
  });

  it('is due no more once something was kept, and stays away when that is gone', async () => {
    const parts = open();
    await parts.sample.put();
    const { fact } = await parts.memory.remember('I keep bees.');
    expect(await settled(parts)).toBe('away');
    await parts.memory.eraseForGood([fact.id]);
    expect(createWelcoming(parts).getState()).toBe('away');
  });

  it('is due no more once something was said', async () => {
    const parts = open();
    await parts.chat.begin('What do I drive?');
    expect(await settled(parts)).toBe('away');
  });

  it('goes with the first thing that is said, whoever steps over it', async () => {
    const parts = open();
    const welcoming = createWelcoming(parts);
    await until(welcoming, (state): state is 'due' => state === 'due');
    await parts.chat.begin('I keep bees');
    await until(welcoming, (state): state is 'away' => state === 'away');
    expect(createWelcoming(parts).getState()).toBe('away');
  });

  it('is put away for good, also while it is being looked', async () => {
    const parts = open();
    const welcoming = createWelcoming(parts);
    welcoming.putAway();
    expect(await settled(parts)).toBe('away');
    expect(welcoming.getState()).toBe('away');
    expect(createWelcoming(parts).getState()).toBe('away');
  });

  it('stands in nobody’s way where nothing can be read, and comes again when it can', async () => {
    const parts = open();
    const { newest } = parts.repository;
    parts.repository.newest = async () => Promise.reject(new Error('blocked'));
    expect(await settled(parts)).toBe('away');
    parts.repository.newest = newest;
    expect(await settled(parts)).toBe('due');
  });
});
