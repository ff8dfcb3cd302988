import { readFile, stat } from 'node:fs/promises';
import { fault } from '../../shared/protocol/errors.ts';

/** A settings file is a page of text; anything larger is not one, and is not parsed. */
const LARGEST_FILE_BYTES = 64 * 1024;

/** `undefined` when there is no such file, which is the usual case. */
async function readBounded(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    // A pipe would be waited for without end.
    if (!found.isFile())
      throw fault('config_invalid', `${path} is not a file. Replace it by one, or remove it.`);
    const { size } = found;
    if (size > LARGEST_FILE_BYTES) {
      throw fault('config_invalid', `${path} has ${size} bytes. It must be at most ${LARGEST_FILE_BYTES}.`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (error instanceof Error && error.name === 'NimaError') throw error;
    throw fault(
      'config_invalid',
      `${path} cannot be read (${code ?? 'unknown reason'}). Make it readable or remove it.`,
      {
        cause: error,
      },
    );
  }
}

export async function readSettingsFile(path: string): Promise<Record<string, unknown>> {
  const text = await readBounded(path);
  return text === undefined ? {} : parseSettings(text, path);
}

/** YAML 1.2 with plain values alone: no aliases (they can grow without bound), no custom tags, no key twice. */
export async function parseSettings(text: string, path: string): Promise<Record<string, unknown>> {
  // Loaded here because most homes have no settings file, and the parser costs a megabyte of memory.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    throw fault(
      'config_invalid',
      `${path}, line ${line}: this is not valid YAML (${problem.code}). Correct the line.`,
      {
        details: { line },
      },
    );
  }
  const value = toPlain(() => document.toJS({ maxAliasCount: 0 }), path);
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw fault('config_invalid', `${path} must be a list of "key: value" lines.`);
  }
  return value as Record<string, unknown>;
}

function toPlain(convert: () => unknown, path: string): unknown {
  try {
    return convert();
  } catch (error) {
    throw fault('config_invalid', `${path} uses YAML anchors or aliases. Write each value out.`, {
      cause: error,
    });
  }
}
