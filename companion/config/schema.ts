import { z } from 'zod';
import { DEFAULT_PORT } from '../../shared/protocol/routes.ts';
import { engineSettings } from './engine-schema.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '::1'] as const;

/** One schema for environment and file. Each description completes the sentence "It must be ...". */
export const settings = z.strictObject({
  port: z
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(DEFAULT_PORT)
    .describe('a whole number from 0 to 65535 (0 picks a free port)'),
  host: z
    .enum(LOOPBACK_HOSTS)
    .default('localhost')
    .describe(`one of ${LOOPBACK_HOSTS.join(', ')}`),
  /** Absent: chosen by where the log goes, see observability/logger.ts. */
  logLevel: z
    .enum(LOG_LEVELS)
    .optional()
    .describe(`one of ${LOG_LEVELS.join(', ')}`),
  /** Absent: dist/web beside the built companion. */
  webDir: z
    .string()
    .min(1)
    .max(4096)
    .refine((path) => !path.includes('\0'))
    .optional()
    .describe('the path of the folder that holds the built app'),
  ...engineSettings,
});

export type Settings = z.infer<typeof settings>;
export type SettingKey = keyof Settings;

/** Never shown: not in a message, not in a log. */
export const SECRETS: ReadonlySet<string> = new Set<SettingKey>(['openaiKey']);
/** Shown only where they are what they should be: a key pasted into the wrong line is still a key. */
export const MAY_HOLD_SECRETS: ReadonlySet<string> = new Set<SettingKey>(['openaiUrl', 'openaiModel']);
