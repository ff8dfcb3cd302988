import type { z } from 'zod';
import { fault, type KnownError } from '../../shared/protocol/errors.ts';
import { MAY_HOLD_SECRETS, SECRETS, settings, type SettingKey } from './schema.ts';

/** Long enough to recognise a value, short enough for one line. */
const SHOWN_LENGTH = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text;
}

function isHidden(key: string): boolean {
  return SECRETS.has(key) || MAY_HOLD_SECRETS.has(key);
}

function unknownKeys(keys: readonly string[], where: (key: string) => string): KnownError {
  const known = Object.keys(settings.shape).join(', ');
  const first = keys[0] ?? '';
  return fault('config_invalid', `${where(first)} is not a setting. The settings are ${known}.`, {
    details: { keys: [...keys] },
  });
}

/** Turns the first problem zod found into one sentence: which key, what it is, what it must be. */
export function reasonForSetting(
  error: z.ZodError,
  values: Readonly<Record<string, unknown>>,
  where: (key: string) => string,
): KnownError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') return unknownKeys(issue.keys, where);
  const key = String(issue?.path[0] ?? '');
  const value = values[key];
  const allowed = settings.shape[key as SettingKey]?.description ?? 'left out';
  const details = { key, allowed };
  if (key === 'host' && typeof value === 'string') {
    return fault(
      'host_not_allowed',
      `${where(key)} is ${shown(value)}. Until devices can be paired, Nima answers this machine alone: it must be ${allowed}.`,
      { details },
    );
  }
  const what = isHidden(key) ? 'not usable' : shown(value);
  return fault('config_invalid', `${where(key)} is ${what}. It must be ${allowed}.`, { details });
}
