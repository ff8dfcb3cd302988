import type { Preferences } from '../../ports/preferences.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Section } from '../../ui/surfaces/section.tsx';

export function KeyboardSection({
  preferences,
  showShortcuts,
}: {
  preferences: Preferences;
  showShortcuts: () => void;
}) {
  const { say } = useText();
  const { singleKeys } = useReadable(preferences);
  return (
    <Section title={say('settings.keyboard')}>
      <Switch
        label={say('settings.single_keys')}
        hint={say('settings.single_keys_text')}
        on={singleKeys}
        onSwitch={preferences.useSingleKeys}
      />
      <Button icon="keyboard" onClick={showShortcuts}>
        {say('settings.show_shortcuts')}
      </Button>
    </Section>
  );
}
