import { RawNotes } from './raw-notes.ts';

/** The least that shows notes from a database: read all, draw what fits the screen. */
async function draw(): Promise<void> {
  const raw = await RawNotes.open('bench-list-raw');
  const rows = (await raw.newestFirst()).slice(0, 30).map(({ id, text }) => {
    const link = document.createElement('a');
    link.href = `/memory/${id}`;
    link.textContent = text;
    const row = document.createElement('li');
    row.append(link);
    return row;
  });
  document.querySelector('ul')?.append(...rows);
}

void draw();
