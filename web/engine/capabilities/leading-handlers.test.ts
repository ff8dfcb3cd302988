import { expect, it } from 'vitest';
import { createLeadingHandlers } from './leading-handlers.ts';

const never = new AbortController().signal;

it('what a view does is told with what was named', async () => {
  const handlers = createLeadingHandlers();
  const told = [
    await handlers.new({}, never),
    await handlers.model({ id: 'qwen' }, never),
    await handlers.export({ what: 'conversation' }, never),
    await handlers.persona({}, never),
  ];
  expect(told).toEqual([
    { kind: 'leads', to: 'new', named: null },
    { kind: 'leads', to: 'model', named: 'qwen' },
    { kind: 'leads', to: 'export', named: 'conversation' },
    { kind: 'leads', to: 'persona', named: null },
  ]);
  for (const name of ['why', 'clear', 'import'] as const)
    expect(await handlers[name]({}, never)).toMatchObject({ to: name });
});
