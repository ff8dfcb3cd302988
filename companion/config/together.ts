import { fault, type KnownError } from '../../shared/protocol/errors.ts';
import { isFar } from '../engines/openai/is-far.ts';
import type { SettingKey, Settings } from './schema.ts';

/** What no setting can know by itself: which of them do not go together. */
export function reasonTogether(
  settings: Settings,
  where: (key: SettingKey) => string,
): KnownError | undefined {
  const { engine, openaiUrl, openaiMayLeaveHome, contextTokens, maxTokens } = settings;
  if (engine === 'openai' && openaiUrl === undefined) {
    return refuse(
      'openaiUrl',
      `${where('engine')} is "openai", and no server is named. Set ${where('openaiUrl')} to its address.`,
    );
  }
  if (openaiUrl !== undefined && isFar(openaiUrl) && !openaiMayLeaveHome) {
    return refuse(
      'openaiMayLeaveHome',
      `${where('openaiUrl')} leads to ${new URL(openaiUrl).host}, beyond this machine and its network: what you write would leave your home. Set ${where('openaiMayLeaveHome')} to true if it may.`,
    );
  }
  if (contextTokens !== undefined && maxTokens >= contextTokens) {
    return refuse(
      'maxTokens',
      `${where('maxTokens')} is ${maxTokens}. It must be less than ${where('contextTokens')}, which is ${contextTokens}: question and answer share that room.`,
    );
  }
  return undefined;
}

const refuse = (key: SettingKey, message: string): KnownError =>
  fault('config_invalid', message, { details: { key } });
