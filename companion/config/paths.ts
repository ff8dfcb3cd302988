import { join, resolve } from 'node:path';
import type { Settings } from './schema.ts';

/** `~` alone or before a slash is the home folder of the person, as a shell would have it. */
export function withoutTilde(path: string, userHome: string): string {
  return path === '~' || path.startsWith('~/') ? join(userHome, path.slice(1)) : path;
}

/**
 * Paths made absolute: of a variable from the working folder, as on any command line; of the file from where the file
 * stands. A model may be a name, which is looked for in the folders of models: it stays one.
 */
export function withPaths(
  settings: Settings,
  userHome: string,
  folderOf: (key: keyof Settings) => string,
): Settings {
  const absolute = (key: keyof Settings, path: string) =>
    resolve(folderOf(key), withoutTilde(path, userHome));
  const named = (key: keyof Settings, text: string) => {
    const isPath = /^(\.{1,2}|~)?[\\/]/.test(text);
    return isPath ? absolute(key, text) : text;
  };
  const { model, embeddingModel, promptPath, responderPromptPath, personaPath } = settings;
  return {
    ...settings,
    modelFolders: settings.modelFolders.map((folder) => absolute('modelFolders', folder)),
    ...(model === undefined ? {} : { model: named('model', model) }),
    ...(embeddingModel === undefined ? {} : { embeddingModel: named('embeddingModel', embeddingModel) }),
    ...(promptPath === undefined ? {} : { promptPath: absolute('promptPath', promptPath) }),
    ...(responderPromptPath === undefined
      ? {}
      : { responderPromptPath: absolute('responderPromptPath', responderPromptPath) }),
    ...(personaPath === undefined ? {} : { personaPath: absolute('personaPath', personaPath) }),
  };
}
