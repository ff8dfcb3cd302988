import { useRef } from 'react';
import { createDrafts } from '../../../engine/drafts.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { CommandField } from '../commands/command-hints.tsx';
import { useCommandLine } from '../commands/command-use-line.ts';
import { useOfferedValues } from '../commands/command-use-values.ts';
import { isSendPress } from '../composer/send-keys.ts';
import { useDraft } from '../composer/use-draft.ts';

/** A line to write on, with nothing around it that a composer has. */
export async function drawCommandLine({
  size,
  text = '',
}: { size?: 'laptop' | 'phone'; text?: string } = {}) {
  const models = createFakeModelLibrary();
  const [sent, pressed] = [[] as string[], [] as string[]];
  const memory = { categories: async () => ['cars', 'my work', 'people'] };
  const drafts = createDrafts(new MemoryStorage(), new FakeTabs().open());
  const put = (now: string) => drafts.write('line', now);
  put(text);
  function Line() {
    const field = useRef<HTMLTextAreaElement>(null);
    const written = useDraft(drafts, 'line') ?? '';
    const line = useCommandLine({
      text: written,
      field,
      write: put,
      offered: useOfferedValues({ memory, models }, written),
    });
    return (
      <div style={{ padding: '26rem 3rem 2rem', display: 'flex' }}>
        <CommandField line={line}>
          <textarea
            {...line.fieldProps}
            ref={field}
            rows={1}
            aria-label="Message"
            value={written}
            style={{
              flex: 1,
              border: 0,
              padding: 'calc((var(--row) - 1.5rem) / 2) 0',
              font: 'inherit',
              fontSize: '1rem',
              lineHeight: '1.5rem',
              background: 'none',
            }}
            onChange={(event) => put(event.target.value)}
            onKeyDown={(event) => {
              if (line.onKeyDown(event)) return;
              if (event.key === 'Escape') pressed.push('Escape');
              if (!isSendPress(event)) return;
              event.preventDefault();
              if (line.check()) sent.push(written);
            }}
          />
        </CommandField>
      </div>
    );
  }
  const drawing = await draw(<Line />, size);
  return { ...drawing, sent, pressed, models, put };
}
