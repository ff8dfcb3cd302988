import { describe, expect, it } from 'vitest';
import { lintText } from '../testing/lint-text.mjs';
import { catalogue } from './catalogue.mjs';

const VIEW = 'web/features/memory/view.tsx';
const lint = (text: string, file = VIEW) => lintText(catalogue, file, text);
const drawn = (jsx: string) => lint(`export const View = () => ${jsx};`);

describe('a text outside the catalogue is seen', () => {
  it.each([
    '<p>Write a note</p>',
    '<>Write</>',
    "<p>{'Write a note'}</p>",
    '<p>{`${count} notes`}</p>',
    "<p>{open ? 'Close' : ''}</p>",
    "<p>{failed && 'It failed'}</p>",
    "<p>{name ?? 'Nobody'}</p>",
    "<p>{'Written by ' + name}</p>",
    '<p>Привет</p>',
    '<button aria-label="Close" />',
    '<input placeholder="Find in notes" />',
    '<img alt="A lamp" src={lamp} />',
    '<abbr title="Not saved yet" />',
    "<div aria-roledescription={'sparkline'} />",
    '<Button label={`Open ${name}`} />',
    "<Dialog title={isNew ? 'New note' : say('memory.page')} />",
    '<Field errorText="Too long" />',
    '<option label="Dark" />',
  ])('%s', (jsx) => {
    expect(drawn(jsx)).toEqual([expect.stringContaining('web/ui/text/en/')]);
  });

  it.each([
    "document.title = 'Memory';",
    'document.title = `${view} is open`;',
    "element.textContent = 'Saved';",
    "button.ariaLabel = 'Close';",
    "element.setAttribute('aria-label', 'Close');",
    "window.confirm('Delete it?');",
    "new Notification('Done');",
  ])('%s', (text) => {
    expect(lint(text, 'web/platform/notify.ts')).toEqual([expect.stringContaining('web/ui/text/en/')]);
  });

  it('in the properties of a described command', () => {
    expect(
      lint("export const write = { id: 'write', label: 'Write a note', hint: 'Starts a draft' };"),
    ).toHaveLength(2);
  });

  it('names the text, so that it is found', () => {
    expect(drawn('<p>\n  Write a\n  note\n</p>')[0]).toContain('“Write a note”');
  });
});

describe('what is no text of the catalogue', () => {
  it.each([
    "<p>{say('memory.write')}</p>",
    "<Button label={say('memory.keep')} title={say(open ? 'memory.keep' : 'memory.save')} />",
    '<Button label="memory.keep" />',
    '<p className="note" id="first" role="status" data-kind="note" type="text" />',
    '<p>· — 12 %</p>',
    "<p>{' '}</p>",
    '<code>npm start</code>',
    "<kbd>{'Ctrl'}</kbd>",
    '<p>{kind === \'note\' && <Icon name="note" />}</p>',
    "<p>{count > 0 ? say('memory.count', { count }) : null}</p>",
  ])('%s', (jsx) => {
    expect(drawn(jsx)).toEqual([]);
  });

  it.each([
    ['web/ui/text/en/shell.ts', "export const en = { title: 'Memory of yours' };"],
    ['web/manifest.ts', "export const manifest = { description: 'A personal copilot' };"],
    ['web/features/memory/view.browser.test.tsx', 'export const a = <p>Write a note</p>;'],
    ['web/testing/notes.tsx', 'export const a = <p>Write a note</p>;'],
    ['web/ports/testing/notes.ts', "export const a = { text: 'The fan starts' };"],
    ['companion/app.ts', "export const a = { title: 'Nima companion' };"],
    ['web/engine/notes.ts', "export const a = { message: 'Not a place that draws' };"],
    ['web/app/commands/commands.ts', "export const a = { id: 'write', label: 'memory.write', text: 'sm' };"],
  ])('in %s', (file, text) => {
    expect(lint(text, file)).toEqual([]);
  });
});
