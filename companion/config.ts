import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { reasonForSetting } from './config/messages.ts';
import { ENVIRONMENT, settings, type SettingKey, type Settings } from './config/schema.ts';
import { readSettingsFile } from './config/settings-file.ts';

export interface Config extends Settings {
  /** The data folder: $NIMA_HOME, absolute. */
  home: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** `~` and relative paths made absolute. */
export function homeOf(env: Environment, userHome: string = homedir()): string {
  const named = env['NIMA_HOME']?.trim() ?? '';
  if (named === '') return join(userHome, '.nima');
  if (named === '~' || named.startsWith('~/')) return join(userHome, named.slice(1));
  return resolve(named);
}

/** A number in the environment is text; any other text stays as it is, for the schema to refuse by name. */
function fromText(key: SettingKey, text: string): unknown {
  return key === 'port' && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function fromEnvironment(env: Environment): Map<SettingKey, unknown> {
  const found = new Map<SettingKey, unknown>();
  for (const [key, name] of Object.entries(ENVIRONMENT) as [SettingKey, string][]) {
    const text = env[name]?.trim() ?? '';
    // An empty variable is how shells and compose files say "not set".
    if (text !== '') found.set(key, fromText(key, text));
  }
  return found;
}

/** The environment wins over $NIMA_HOME/nima.yaml, which wins over the defaults. */
export async function loadConfig(env: Environment, userHome?: string): Promise<Config> {
  const home = homeOf(env, userHome);
  const path = join(home, 'nima.yaml');
  const environment = fromEnvironment(env);
  const merged = { ...(await readSettingsFile(path)), ...Object.fromEntries(environment) };
  const parsed = settings.safeParse(merged);
  if (parsed.success) return { ...parsed.data, home };
  throw reasonForSetting(parsed.error, merged, (key) =>
    environment.has(key as SettingKey) ? ENVIRONMENT[key as SettingKey] : `${key} in ${path}`,
  );
}
