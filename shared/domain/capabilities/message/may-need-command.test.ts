import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../capabilities.ts';
import { createRegistry } from '../registry.ts';
import { INVENTED } from '../testing/invented.ts';
import { mayNeedCommand } from './may-need-command.ts';

const mayNeed = (text: string) => mayNeedCommand(text, CAPABILITIES);

describe('a planner is worth it', () => {
  it.each([
    'Export my memory',
    'please export this conversation as a file',
    'Could you back up my memory?',
    'can you import my ChatGPT history?',
    'Start a new conversation',
    "let's start a new conversation",
    'clear this conversation please',
    'Switch to the larger model',
    'use another model from now on',
    'Show my profile',
    'look up what I said about the boiler',
    'find all facts about my car and delete the old ones',
    'I moved to Porto. Please note that down and forget the old address.',
    'check how the companion is doing',
    'I want you to talk like a pirate',
    'list everything about work',
  ])('for %s', (text) => {
    expect(mayNeed(text)).toBe(true);
  });

  it.each([
    'What do I drive?',
    'I drive a Civic.',
    'thanks',
    'hi',
    '/export memory',
    'remember that I like tea',
    'forget my old phone number',
    'How do I export a table in Postgres?',
    'how can I clear the cache',
    'I forgot to export the report',
    'He will import the data tomorrow',
    'What is the difference between rebase and merge?',
    'The import of goods is down.',
    'Why is the sky blue?',
    'yes',
    'My code:\n```\nexport const a = 1;\n```\nIt does not compile.',
    '> delete all branches\nhe wrote, and nobody laughed.',
  ])('not for %s', (text) => {
    expect(mayNeed(text)).toBe(false);
  });

  it('by the verbs of what there is: a feature that brings some is planned for at once', () => {
    const merge = 'Merge pull request 7 in ada/engine';
    expect(mayNeed(merge)).toBe(false);
    expect(mayNeedCommand(merge, INVENTED)).toBe(true);
    expect(mayNeedCommand('Please do it', createRegistry([]))).toBe(false);
  });
});
