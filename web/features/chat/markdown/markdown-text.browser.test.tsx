import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFact } from '../../../../shared/testing/builders.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { MarkdownText } from './markdown-text.tsx';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic' });
const CITED = new Map([[1, CIVIC]]);

const drawText = async (text: string, isGrowing = false) => {
  const of = (now: string, growing: boolean) => <MarkdownText text={now} cited={CITED} isGrowing={growing} />;
  const { redraw } = await draw(of(text, isGrowing));
  return { redraw: (now: string, growing = true) => redraw(of(now, growing)) };
};
const text = () => document.querySelector('[data-said]');

const HOSTILE = [
  '<script>window.__hit = 1</script>',
  '<img src="x" onerror="window.__hit = 1">',
  '![](https://evil.example/beacon.png)',
  '![x](data:image/svg+xml,<svg/onload=window.__hit=1>)',
  '[a](javascript:window.__hit=1)',
  '[b](JaVaScRiPt:window.__hit=1)',
  '[c](data:text/html;base64,PHNjcmlwdD4=)',
  '[d](vbscript:x) [e](file:///etc/passwd)',
  '<a href="javascript:window.__hit=1">f</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<svg onload="window.__hit=1"><use href="https://evil.example#a"/></svg>',
  '<style>@import "https://evil.example/a.css";</style>',
  '<form action="https://evil.example"><button>Go</button></form>',
  '<video src="https://evil.example/a.mp4" autoplay></video>',
  '<link rel="stylesheet" href="https://evil.example/a.css">',
  '<javascript:window.__hit=1>',
  '[ref]\n\n[ref]: javascript:window.__hit=1',
  '```html\n<script>window.__hit = 1</script>\n```',
  '| <img src=x onerror=window.__hit=1> | b |\n|---|---|\n| [x](javascript:window.__hit=1) | 2 |',
  '<cite data-cited="1">1</cite>',
];

describe('what a model writes', () => {
  it.each(HOSTILE)('never runs and never loads anything: %j', async (hostile) => {
    const loaded: string[] = [];
    const observer = new PerformanceObserver((list) =>
      loaded.push(...list.getEntries().map(({ name }) => name)),
    );
    observer.observe({ type: 'resource', buffered: false });
    onTestFinished(() => observer.disconnect());
    await drawText(hostile);
    await vi.waitFor(() => expect(text()?.textContent).not.toBe(''));
    for (const link of text()?.querySelectorAll('a') ?? []) {
      expect(['http:', 'https:', 'mailto:']).toContain(link.protocol);
      expect(link.rel).toBe('noopener noreferrer');
    }
    expect(
      text()?.querySelectorAll(
        'script, img, iframe, svg, style, form, video, link, object, embed, [onerror], [onload]',
      ),
    ).toHaveLength(0);
    expect(text()?.querySelectorAll('[href^="/memory"]')).toHaveLength(0);
    expect('__hit' in window).toBe(false);
    expect(loaded.filter((name) => name.includes('evil.example'))).toEqual([]);
  });

  it('in HTML is shown as it was written', async () => {
    await drawText('Use <b>bold</b> and <script>alert(1)</script>.');
    await expect.element(page.getByText('Use <b>bold</b> and <script>alert(1)</script>.')).toBeVisible();
  });

  it('as a picture is a link to it', async () => {
    await drawText('![A fan](https://example.org/fan.png)');
    const link = page.getByRole('link', { name: 'Picture: A fan' });
    await expect.element(link).toHaveAttribute('href', 'https://example.org/fan.png');
  });

  it('leads to pages of the app in the app, and elsewhere in a tab that knows nothing of it', async () => {
    await drawText(
      '[here](/memory/1) [there](https://example.org) [mail](mailto:a@example.org) [no](/v1/status)',
    );
    await expect.element(page.getByRole('link', { name: 'here', exact: true })).not.toHaveAttribute('target');
    await expect
      .element(page.getByRole('link', { name: 'there' }))
      .toHaveAttribute('rel', 'noopener noreferrer');
    await expect.element(page.getByRole('link', { name: 'mail' })).toBeVisible();
    expect(page.getByRole('link').elements()).toHaveLength(3);
  });
});

describe('a text', () => {
  it('has headings below those of its speakers, lists of tasks, and tables that scroll by keys', async () => {
    await drawText(`# Plan\n\n- [x] oil\n- [ ] tyres\n\n${'| wide '.repeat(60)}|\n${'|---'.repeat(60)}|\n`);
    await expect.element(page.getByRole('heading', { level: 3, name: 'Plan' })).toBeVisible();
    await expect.element(page.getByRole('checkbox', { name: 'Done' })).toBeChecked();
    await expect.element(page.getByRole('checkbox', { name: 'To do' })).toBeDisabled();
    const table = page.getByRole('group', { name: 'Table' }).element() as HTMLElement;
    table.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => table.scrollLeft).toBeGreaterThan(0);
  });

  it('has code with its language, coloured, and a way to take it along', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => copied.mockRestore());
    await drawText('```ts\nconst a = 1;\n```');
    const code = page.getByRole('group', { name: 'Code, ts' });
    await expect.element(code).toHaveTextContent('const a = 1;');
    expect(code.element().querySelector('.hljs-keyword')?.textContent).toBe('const');
    await page.getByRole('button', { name: 'Copy the code' }).click();
    expect(copied).toHaveBeenCalledWith('const a = 1;');
    await expect.element(page.getByText('Copied')).toBeVisible();
  });

  it('cites what its numbers stand for, and leaves other numbers and code as they are', async () => {
    await drawText('A Civic [1], not [2]. `a[1]` and [link [1]](https://example.org).');
    const cited = page.getByRole('link', { name: 'Fact 1: I drive a 2014 Civic' });
    await expect.element(cited).toHaveAttribute('href', `/memory/${CIVIC.id}`);
    expect(page.getByRole('link').elements()).toHaveLength(2);
    expect(text()?.textContent).toContain('not [2]. a[1] and link [1].');
  });

  it('that grows keeps what stands: only its last block is drawn anew', async () => {
    const { redraw } = await drawText('First *one*.\n\nSecond', true);
    await expect.element(page.getByText('Second')).toBeVisible();
    const [first] = text()?.children ?? [];
    redraw('First *one*.\n\nSecond **two**.\n\nThird');
    await expect.element(page.getByText('Third')).toBeVisible();
    expect(text()?.children[0]).toBe(first);
    redraw('First *one*.\n\nSecond **two**.\n\nThird.', false);
    expect(text()?.children).toHaveLength(3);
  });
});
