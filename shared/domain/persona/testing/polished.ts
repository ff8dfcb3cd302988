import { RULE_NAMES, type RuleName } from '../../../schemas/persona.ts';
import { polish } from '../polish.ts';
import type { PolishOptions } from '../polish-stream.ts';

export const OPTIONS: PolishOptions = { question: 'Tell me', recallStrength: 'strong', off: [] };

export const polished = (text: string, options: Partial<PolishOptions> = {}) =>
  polish(text, { ...OPTIONS, ...options });

/** All rules but these are off. */
export const only = (...rules: readonly RuleName[]) => ({
  off: RULE_NAMES.filter((name) => !rules.includes(name)),
});
