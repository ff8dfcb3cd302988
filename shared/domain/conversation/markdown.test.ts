import { expect, it } from 'vitest';
import { asMarkdown } from './markdown.ts';
import { talking } from '../../testing/talking.ts';
import { pathTo } from './tree.ts';

const words = {
  you: 'You',
  nima: 'Nima',
  when: (moment: number) => new Date(moment).toISOString().slice(0, 10),
  fromMemory: () => '',
};

it('a conversation is written down with who said what, and when', () => {
  const { exchange, messages, conversation } = talking();
  const { reply } = exchange('What do I drive?', 'A Civic.', null);
  const fromMemory = ({ role }: { role: string }) => (role === 'assistant' ? '> I drive a 2014 Civic' : '');
  expect(asMarkdown(conversation(), pathTo(reply.id, messages), { ...words, fromMemory })).toBe(
    '# What do I drive?\n\n## You, 2026-01-02\n\nWhat do I drive?\n\n## Nima, 2026-01-02\n\n> I drive a 2014 Civic\n\nA Civic.\n',
  );
});

it('a reply without words is left out', () => {
  const { exchange, messages, conversation } = talking();
  const { reply } = exchange('What oil does it take?', '', null);
  expect(asMarkdown(conversation(), pathTo(reply.id, messages), words)).toBe(
    '# What oil does it take?\n\n## You, 2026-01-02\n\nWhat oil does it take?\n',
  );
});
