import type { Preferences } from '../../ports/preferences.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Section } from '../../ui/surfaces/section.tsx';

const THEMES = ['system', 'light', 'dark'] as const;

export function AppearanceSection({ preferences }: { preferences: Preferences }) {
  const { say } = useText();
  const { theme } = useReadable(preferences);
  return (
    <Section title={say('settings.appearance')}>
      <Choice
        legend={say('settings.theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: say(`settings.theme_${value}`) }))}
        onChoose={preferences.chooseTheme}
      />
    </Section>
  );
}
