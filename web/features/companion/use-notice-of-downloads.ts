import { useEffect, useRef } from 'react';
import type { ModelLibraryState } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';
import { sayFailure } from './say-failure.ts';

/** Says how a download ended, once. One that a person cancelled ended as they wished. */
export function useNoticeOfDownloads(state: ModelLibraryState, notices: Notices): void {
  const text = useText();
  const pulling = useRef<ReadonlySet<string>>(new Set());
  const models = state.kind === 'known' ? state.list.models : null;
  useEffect(() => {
    if (!models) return;
    for (const { id, name, place } of models) {
      if (!pulling.current.has(id) || place.kind === 'pulling') continue;
      if (place.kind === 'present') notices.say(text.say('companion.downloaded', { name }));
      const failure = 'failure' in place ? place.failure : null;
      if (!failure) continue;
      const { words, detail } = sayFailure(failure, text);
      notices.say(text.say('companion.download_ended', { name, why: words ?? detail ?? '' }));
    }
    pulling.current = new Set(models.filter(({ place }) => place.kind === 'pulling').map(({ id }) => id));
  }, [models, notices, text]);
}
