import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { reasonForSetting } from './config/messages.ts';
import { ENVIRONMENT, fromEnvironment, type Environment } from './config/environment.ts';
import { withoutTilde, withPaths } from './config/paths.ts';
import { settings, type SettingKey, type Settings } from './config/schema.ts';
import { readSettingsFile } from './config/settings-file.ts';
import { reasonTogether } from './config/together.ts';

export interface Config extends Settings {
  /** The data folder: $NIMA_HOME, absolute. */
  home: string;
}

/** `~` and relative paths made absolute. */
export function homeOf(env: Environment, userHome: string = homedir()): string {
  const named = env['NIMA_HOME']?.trim() ?? '';
  return named === '' ? join(userHome, '.nima') : resolve(withoutTilde(named, userHome));
}

/** The environment wins over $NIMA_HOME/nima.yaml, which wins over the defaults. */
export async function loadConfig(env: Environment, userHome: string = homedir()): Promise<Config> {
  const home = homeOf(env, userHome);
  const path = join(home, 'nima.yaml');
  const file = await readSettingsFile(path);
  const environment = fromEnvironment(env);
  const merged = { ...file, ...Object.fromEntries(environment) };
  const where = (key: string) => {
    const isInFile = Object.hasOwn(file, key) && !environment.has(key);
    const known = Object.hasOwn(ENVIRONMENT, key) ? ENVIRONMENT[key as SettingKey] : undefined;
    if (isInFile || known === undefined) return `${key} in ${path}`;
    return environment.has(key) ? known.name : `${key} (${known.name})`;
  };
  const parsed = settings.safeParse(merged);
  if (!parsed.success) throw reasonForSetting(parsed.error, merged, where);
  const problem = reasonTogether(parsed.data, where);
  if (problem) throw problem;
  const folderOf = (key: SettingKey) => (environment.has(key) ? process.cwd() : home);
  return { ...withPaths(parsed.data, userHome, folderOf), home };
}
