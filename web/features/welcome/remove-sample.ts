import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { SampleLife } from '../../ports/welcome.ts';
import type { Text } from '../../ui/text/text.tsx';

export interface RemovingParts {
  readonly sample: SampleLife;
  readonly notices: Notices;
  readonly navigation: Navigation;
}

/** Takes the sample out and says what became of it, wherever one is by then. */
export async function removeSample(parts: RemovingParts, { say, sayError }: Text): Promise<void> {
  const { sample, notices, navigation } = parts;
  try {
    const { erased, stayed } = await sample.remove();
    notices.say(say('welcome.removed', { count: erased }));
    if (stayed.length === 0) return;
    const [only, ...others] = stayed;
    const address = only && others.length === 0 ? `/memory/${only.id}` : '/memory?source=import';
    notices.say(say('welcome.stayed', { count: stayed.length }), {
      label: say('welcome.show_stayed'),
      run: () => navigation.go(address),
    });
  } catch (error) {
    notices.say(sayError(error));
  }
}
