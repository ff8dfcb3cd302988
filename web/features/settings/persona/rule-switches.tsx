import { RULE_NAMES, type RuleName } from '../../../../shared/schemas/persona.ts';
import type { Personas } from '../../../ports/personas.ts';
import { Switch } from '../../../ui/controls/switch.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './persona-section.module.css';

/** What is done to an answer, each to be turned off. */
export function RuleSwitches({ off, personas }: { off: readonly RuleName[]; personas: Personas }) {
  const { say } = useText();
  return (
    <fieldset className={styles['rules']}>
      <legend>{say('persona.polish')}</legend>
      <p className={styles['quiet']}>{say('persona.polish_text')}</p>
      {RULE_NAMES.map((rule) => (
        <Switch
          key={rule}
          label={say(`persona.rule_${rule}`)}
          hint={say(`persona.rule_${rule}_text`)}
          on={!off.includes(rule)}
          onSwitch={(on) => personas.switchRule(rule, on)}
        />
      ))}
    </fieldset>
  );
}
