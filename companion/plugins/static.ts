import { access, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { fault } from '../../shared/protocol/errors.ts';
import { EMBEDDING_MODELS_ROOT, READ_MODEL_FILES } from '../../shared/protocol/model-files.ts';
import { isServerPath } from '../../shared/protocol/routes.ts';
import type { App } from '../http.ts';

/** What Vite puts into /assets carries a hash of its content in its name: such a file never changes. */
const HASHED = /-[A-Za-z0-9_-]{8}\.[a-z0-9.]+$/;
const FOREVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about on every use: the shell, the service worker and the manifest must never be stale. */
const REVALIDATE = 'no-cache';

/** The path of a file below the web folder, or undefined for anything that is not plainly one. */
export function filePath(decoded: string): string | undefined {
  const segments = decoded.split('/');
  // Empty segments, `.`, `..` and dotfiles all start wrong; backslashes and NULs mean something to some systems.
  const isPlain = segments.every(
    (segment) => segment !== '' && !segment.startsWith('.') && !/[\\\0:]/.test(segment),
  );
  // The compressed twins are answers to Accept-Encoding, not addresses.
  return isPlain && !/\.(br|gz)$/.test(decoded) ? decoded : undefined;
}

/** Whether an address without a file behind it is one of the app's own routes. */
export function isDeepLink(path: string, accept: string): boolean {
  const isPage = accept.includes('text/html') && filePath(path) !== undefined;
  return isPage && !basename(path).includes('.');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Absent is fine, it may be built later; a file in its place is a mistake in NIMA_WEB_DIR. */
async function assertFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found || found.isDirectory()) return;
  throw fault(
    'config_invalid',
    `NIMA_WEB_DIR is ${path}, which is a file. It must be the folder that holds the built app.`,
  );
}

/** Of the models a person put into the data folder only what the app reads: `<org>/<name>/` and one of its files. */
export function modelFilePath(path: string): string | undefined {
  const [org, name, ...rest] = filePath(path)?.split('/') ?? [];
  return org && name && READ_MODEL_FILES.includes(rest.join('/')) ? path : undefined;
}

export interface StaticFolders {
  webDir: string;
  embeddingModelsDir: string;
}

/**
 * Serves the built app: files as they are, deep links as the shell, and nothing that belongs to the companion but models,
 * which are files too. They are public like the app that reads them: weights tell nothing of their owner.
 */
export async function installStatic(app: App, { webDir, embeddingModelsDir }: StaticFolders): Promise<void> {
  await assertFolder(webDir);
  const shell = join(webDir, 'index.html');
  const assets = join(webDir, 'assets') + sep;
  await app.register(fastifyStatic, {
    root: webDir,
    // The only route is the one below, which declares its access like every other.
    serve: false,
    preCompressed: true,
    dotfiles: 'ignore',
    index: false,
    // Ranges of a compressed twin would be ranges of other bytes.
    acceptRanges: false,
    cacheControl: false,
    setHeaders(response, path) {
      const isHashed = path.startsWith(assets) && HASHED.test(path);
      response.setHeader('cache-control', isHashed ? FOREVER : REVALIDATE);
      response.setHeader('vary', 'accept-encoding');
    },
  });
  app.get('/models/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = `/models/${(request.params as { '*': string })['*']}`;
    if (path.startsWith(EMBEDDING_MODELS_ROOT)) {
      const file = modelFilePath(path.slice(EMBEDDING_MODELS_ROOT.length));
      return file === undefined ? reply.callNotFound() : reply.sendFile(file, embeddingModelsDir);
    }
    const file = filePath(path.slice(1));
    return file === undefined ? reply.callNotFound() : reply.sendFile(file);
  });
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (isServerPath(`/${path}`)) return reply.callNotFound();
    if (path === '' || isDeepLink(path, request.headers.accept ?? '')) {
      if (await exists(shell)) return reply.sendFile('index.html');
      throw fault(
        'app_not_built',
        'The app is not built yet. Run npm start, or npm run build, and load this page again.',
      );
    }
    const file = filePath(path);
    return file === undefined ? reply.callNotFound() : reply.sendFile(file);
  });
}
