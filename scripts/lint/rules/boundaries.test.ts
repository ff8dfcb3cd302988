import { describe, expect, it } from 'vitest';
import { lintText } from '../testing/lint-text.mjs';
import { boundaries } from './boundaries.mjs';

const lint = (file: string, text: string) => lintText(boundaries, file, text);
const importing = (file: string, specifier: string) => lint(file, `import { thing } from '${specifier}';`);
const importingType = (file: string, specifier: string) =>
  lint(file, `import type { Thing } from '${specifier}';`);

describe('what the table forbids', () => {
  it.each([
    ['web/app/container.ts', '../../companion/app.ts', 'over HTTP'],
    ['web/storage/notes.ts', '../../companion/config.ts', 'over HTTP'],
    ['companion/routes/health.ts', '../../web/manifest.ts', 'move what both need into shared/'],
    ['shared/domain/memory/note.ts', '../../../web/engine/notes.ts', 'interface in shared/ports'],
    ['shared/schemas/note.ts', '../domain/memory/note.ts', 'Imports point inward'],
    ['shared/lib/retry.ts', '../protocol/errors.ts', 'Imports point inward'],
    ['web/features/memory/view.tsx', '../../storage/database.ts', 'passed in by web/app/container.ts'],
    ['web/features/memory/view.tsx', '../../companion-client/http.ts', 'passed in by web/app/container.ts'],
    ['web/features/memory/view.tsx', '../goals/list.tsx', 'Features do not know each other'],
    ['web/features/memory/view.tsx', '../../app/router.ts', 'take what you need as a prop'],
    ['web/ui/controls/button.tsx', '../../engine/notes.ts', 'plain values as props'],
    ['web/ui/controls/button.tsx', '../../../shared/schemas/index.ts', 'plain values as props'],
    ['web/engine/notes.ts', '../storage/database.ts', 'interface in web/ports'],
    ['web/storage/notes.ts', '../engine/notes.ts', 'interface in web/ports'],
    ['web/sw/sw.ts', '../platform/system.ts', 'runs without the app'],
    ['companion/executors/git/run.ts', '../http/call.ts', 'Executors do not know each other'],
    ['companion/cli/ask.ts', '../tasks/service.ts', 'speaks HTTP'],
    ['companion/routes/tasks.ts', '../storage/tasks.ts', 'put the work into a service'],
    ['companion/tasks/queue.ts', '../storage/tasks.ts', 'interface in companion/ports'],
    ['companion/server.ts', './routes/health.ts', 'open it in companion/open-companion.ts'],
    ['companion/routes/tasks.ts', '../plugins/guard.ts', 'put the work into a service'],
    ['companion/plugins/auth.ts', '../tasks/service.ts', 'interface in companion/ports'],
  ])('%s must not import %s', (file, specifier, advice) => {
    expect(importing(file, specifier)).toEqual([expect.stringContaining(advice)]);
  });

  it.each([
    ['shared/domain/memory/note.ts', 'node:fs', 'take it as an argument'],
    ['shared/schemas/note.ts', 'react', 'docs/dependencies.md'],
    ['web/platform/system.ts', 'node:os', 'A browser has no Node'],
    ['web/engine/notes.ts', 'dexie', 'Only web/storage knows Dexie'],
    ['web/features/memory/view.tsx', 'dexie', 'Only web/storage knows Dexie'],
    ['web/ui/controls/button.tsx', 'dexie', 'Only web/storage knows Dexie'],
    ['web/engine/notes.ts', 'react', 'keep this module free of React'],
    ['web/app/container.ts', 'fastify', 'over HTTP'],
    ['web/app/container.ts', '@fastify/static', 'docs/dependencies.md'],
    ['companion/routes/health.ts', 'react-dom/server', 'draws nothing'],
    ['companion/storage/tasks.ts', 'dexie', 'files and SQLite'],
    ['companion/routes/health.ts', 'node:fs/promises', 'put it into a service'],
  ])('%s must not use %s', (file, specifier, advice) => {
    expect(importing(file, specifier)).toEqual([expect.stringMatching(advice)]);
  });

  it('a worker is imported by nobody, not even its neighbours and tests', () => {
    const advice = [expect.stringContaining('bridge.ts starts it')];
    expect(importing('web/workers/embedding/bridge.ts', './worker.ts')).toEqual(advice);
    expect(importingType('web/workers/embedding/bridge.ts', './worker.ts')).toEqual(advice);
    expect(importing('web/workers/embedding/bridge.ts', './worker.ts?worker')).toEqual(advice);
    expect(importing('web/workers/embedding/worker.test.ts', './worker.ts')).toEqual(advice);
  });

  it('what is for tests stays out of the product', () => {
    const advice = [expect.stringContaining('for tests alone')];
    expect(importing('web/app/container.ts', '../../shared/testing/fake-clock.ts')).toEqual(advice);
    expect(importing('web/storage/notes.ts', './notes.test.ts')).toEqual(advice);
  });

  it('tests see their own side alone', () => {
    expect(importing('web/storage/notes.test.ts', '../../companion/app.ts')).toEqual([
      expect.stringContaining('over HTTP'),
    ]);
    expect(importing('companion/app.test.ts', '../web/manifest.ts')).toEqual([
      expect.stringContaining('shared/'),
    ]);
    expect(importing('shared/testing/builders.ts', '../../web/engine/notes.ts')).toHaveLength(1);
  });

  it('a folder that the table does not know', () => {
    expect(lint('web/helpers/strings.ts', 'export const a = 1;')).toEqual([
      expect.stringContaining('no room'),
    ]);
    expect(lint('web/features/list.ts', 'export const a = 1;')).toEqual([expect.stringContaining('no room')]);
  });

  it('addresses that cannot be followed', () => {
    expect(importing('web/app/container.ts', '/web/storage/database.ts')).toEqual([
      expect.stringContaining('relative path'),
    ]);
    expect(lint('web/app/container.ts', 'export const load = (name: string) => import(name);')).toEqual([
      expect.stringContaining('Name the module'),
    ]);
    expect(
      lint('web/app/routes.ts', "export const all = import.meta.glob('../features/*/route.ts');"),
    ).toEqual([expect.stringContaining('import.meta.glob')]);
  });
});

describe('every way to import is seen', () => {
  it.each([
    "import '../../storage/database.ts';",
    "import database from '../../storage/database.ts';",
    "import * as database from '../../storage/database.ts';",
    "import type { Database } from '../../storage/database.ts';",
    "import { type Database } from '../../storage/database.ts';",
    "export { open } from '../../storage/database.ts'; export const a = 1;",
    "export * from '../../storage/database.ts'; export const a = 1;",
    "export const open = () => import('../../storage/database.ts');",
    'export const open = () => import(`../../storage/database.ts`);',
    "export type Database = import('../../storage/database.ts').Database;",
    "export const open = require('../../storage/database.ts');",
    "import worker from '../../storage/database.ts?url';",
  ])('%s', (text) => {
    expect(lint('web/features/memory/view.tsx', text)).toEqual([expect.stringContaining('web/storage')]);
  });
});

describe('what the table allows', () => {
  it.each([
    ['shared/domain/memory/note.ts', '../../protocol/errors.ts'],
    ['shared/domain/memory/note.ts', '../persona/kernel.ts'],
    ['shared/schemas/note.ts', 'zod'],
    ['web/app/container.ts', '../storage/database.ts'],
    ['web/app/routes/routes.tsx', '../../features/memory/view.tsx'],
    ['web/main.tsx', './app/app.tsx'],
    ['web/features/memory/view.tsx', '../../ui/controls/button.tsx'],
    ['web/features/memory/view.tsx', '../../ports/note-repository.ts'],
    ['web/features/memory/view.tsx', '../../../shared/domain/memory/note.ts'],
    ['web/features/memory/view.tsx', './list/row.tsx'],
    ['web/storage/notes.ts', '../ports/note-repository.ts'],
    ['web/storage/notes.ts', 'dexie'],
    ['web/workers/embedding/bridge.ts', './api.ts'],
    ['companion/app.ts', './storage/home.ts'],
    ['companion/server.ts', './open-companion.ts'],
    ['companion/routes/tasks.ts', '../tasks/service.ts'],
    ['companion/tasks/queue.ts', 'node:fs/promises'],
    ['companion/engines/llama.ts', 'node-llama-cpp'],
    ['companion/app.test.ts', '../shared/testing/fake-clock.ts'],
    ['companion/app.test.ts', './storage/home.ts'],
    ['web/features/memory/view.browser.test.tsx', '../../storage/database.ts'],
    ['e2e/notes.test.ts', '../companion/app.ts'],
    ['bench/notes.ts', '../web/engine/notes.ts'],
    ['bench/notes.ts', '../shared/testing/fake-clock.ts'],
    ['scripts/gate/run.mjs', 'vite'],
  ])('%s may import %s', (file, specifier) => {
    expect(importing(file, specifier)).toEqual([]);
  });

  it('types of what is passed in, and only types', () => {
    for (const [file, specifier] of [
      ['web/features/memory/view.tsx', '../../engine/notes.ts'],
      ['shared/domain/memory/note.ts', '../../ports/clock.ts'],
      ['web/ui/text/en/shell.ts', '../../../../shared/protocol/errors.ts'],
    ] as const) {
      expect(importingType(file, specifier)).toEqual([]);
      expect(importing(file, specifier)).toEqual([expect.stringContaining('write "import type"')]);
    }
  });
});

describe('barrel files', () => {
  const barrel = "export * from './a.ts';\nexport { b } from './b.ts';";

  it('are refused wherever they stand', () => {
    expect(lint('web/ui/index.ts', barrel)).toEqual([expect.stringContaining('No barrel files')]);
    expect(lint('companion/tasks/all.ts', barrel)).toEqual([expect.stringContaining('No barrel files')]);
  });

  it('have one exception, and a module that adds something is none', () => {
    expect(lint('shared/schemas/index.ts', barrel)).toEqual([]);
    expect(lint('web/storage/migrations/index.ts', `${barrel}\nexport const MIGRATIONS = [];`)).toEqual([]);
  });
});
