import type { EngineStatus, ListedModel, ModelList } from '../../../shared/schemas/index.ts';
import type { ModelLibraryState } from '../../ports/model-library.ts';
import type { Text } from '../../ui/text/text.tsx';
import { titleOf } from './model-title.ts';
import { firstModel } from './split-models.ts';

export interface EngineWords {
  readonly title: string;
  /** What it means, and what to do; null where the title says it all. */
  readonly words: string | null;
  /** What the companion said, in its own words. */
  readonly reason: string | null;
}

/**
 * Where memory holds only one model, the one before ends before another is loaded: a companion that has none for that
 * while is loading the one that was chosen.
 */
export function asSeen(engine: EngineStatus, models: ModelLibraryState): EngineStatus {
  if (engine.state.kind !== 'none' || models.kind !== 'known') return engine;
  const coming = models.list.models.find(({ id }) => id === models.switchingTo);
  return coming
    ? { ...engine, engine: 'llama', state: { kind: 'loading', model: coming.name, share: 0 } }
    : engine;
}

/** The one download that a companion asks for which has no model; null where that is not what it needs. */
export function firstFor({ engine, state }: EngineStatus, list: ModelList | null): ListedModel | null {
  const isWithout = state.kind === 'none' && !state.isOff && engine !== 'openai';
  return isWithout && list ? firstModel(list) : null;
}

/** How it stands with the model, for eyes and ears. No number that changes by itself is in it: it is read out. */
export function sayEngine(engine: EngineStatus, list: ModelList | null, { say }: Text): EngineWords {
  const { state } = engine;
  const { name } = titleOf(engine, list?.models ?? []);
  switch (state.kind) {
    case 'none':
      return sayNone(engine.engine, state, list, say);
    case 'loading':
      return { title: say('companion.model_loading', { name }), words: null, reason: null };
    case 'ready':
      return { title: say('companion.model_ready', { name }), words: null, reason: null };
    case 'restarting':
      return {
        title: say('companion.model_restarting', { name }),
        words: say('companion.model_restarting_text', { count: state.crashes }),
        reason: null,
      };
    case 'failed':
      return {
        title: say('companion.model_failed', { name }),
        words: say('companion.model_failed_text'),
        reason: state.reason,
      };
  }
}

function sayNone(
  engine: string,
  { reason, isOff }: Extract<EngineStatus['state'], { kind: 'none' }>,
  list: ModelList | null,
  say: Text['say'],
): EngineWords {
  if (engine === 'openai') {
    const [title, words] = [say('companion.model_away'), say('companion.model_away_text')];
    return { title, words, reason };
  }
  const key = isOff ? 'off' : keyOfNone(list);
  return { title: say(`companion.model_${key}`), words: say(`companion.model_${key}_text`), reason: null };
}

function keyOfNone(list: ModelList | null): 'none' | 'unchosen' | 'too_small' {
  if (!list || firstModel(list)) return 'none';
  const hasChoice = list.models.some(({ use, place }) => use === 'chat' && place.kind === 'present');
  return hasChoice ? 'unchosen' : 'too_small';
}

/** Where questions go, in a sentence. */
export function sayWhere(engine: EngineStatus, list: ModelList | null, { say }: Text): string {
  const { server } = titleOf(engine, list?.models ?? []);
  if (engine.engine === 'llama') return say('companion.runs_here');
  if (engine.engine !== 'openai' || server === null)
    return say('companion.runs_with', { engine: engine.engine });
  if (!engine.server) return say('companion.runs_at', { server });
  return say(engine.server.isFar ? 'companion.runs_far' : 'companion.runs_near', { server });
}
