import { expect, it } from 'vitest';
import { createDrafts } from '../../../engine/drafts.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { dropSent, takeAlong } from './use-draft.ts';

const open = (texts: Readonly<Record<string, string>>) => {
  const drafts = createDrafts(new MemoryStorage(), new FakeTabs().open());
  for (const [place, text] of Object.entries(texts)) drafts.write(place, text);
  return drafts;
};

it('what was typed while a conversation began goes on in it', () => {
  const drafts = open({ 'chat.new': 'Hello and then this' });
  takeAlong(drafts, 'chat.new', 'chat.1', 'Hello');
  dropSent(drafts, 'chat.new', 'Hello');
  expect(drafts.getState()).toEqual({ 'chat.1': ' and then this' });
});

it('what took its place while a conversation began goes along whole', () => {
  const drafts = open({ 'chat.new': 'Something else' });
  takeAlong(drafts, 'chat.new', 'chat.1', 'Hello');
  expect(drafts.getState()).toEqual({ 'chat.1': 'Something else' });
});

it('nothing goes along where nothing was typed', () => {
  const drafts = open({ 'chat.new': 'Hello' });
  takeAlong(drafts, 'chat.new', 'chat.1', 'Hello');
  expect(drafts.getState()).toEqual({});
});
