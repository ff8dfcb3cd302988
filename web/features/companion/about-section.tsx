import { ROUTES } from '../../../shared/protocol/routes.ts';
import type { CompanionStatus, Hardware } from '../../../shared/schemas/index.ts';
import { sayDuration, sayMemory } from '../../ui/amounts.ts';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText } from '../../ui/text/text.tsx';
import { Detail, DetailList } from './detail-list.tsx';

/** What one is asked for when one asks for help. */
export function AboutSection({ status, hardware }: { status: CompanionStatus; hardware: Hardware | null }) {
  const { say, language } = useText();
  return (
    <Section title={say('companion.about')}>
      <DetailList>
        <Detail name={say('companion.uptime')}>{sayDuration(status.uptimeSeconds, language)}</Detail>
        <Detail name={say('companion.version')}>{status.version}</Detail>
        <Detail name={say('companion.protocol')}>{status.protocol}</Detail>
        <Detail name={say('companion.machine')}>
          {say('companion.machine_text', {
            platform: status.platform,
            count: status.cores,
            memory: sayMemory(status.machineMemoryBytes, language),
          })}
        </Detail>
        {hardware?.board && (
          <Detail name={say('companion.board')}>
            <span translate="no">{hardware.board}</span>
          </Detail>
        )}
        {hardware?.gpu && (
          <Detail name={say('companion.gpu')}>
            <span translate="no">{hardware.gpu.name}</span>
          </Detail>
        )}
      </DetailList>
      <p>
        <a href={ROUTES.docs} data-external>
          {say('companion.docs')}
        </a>
      </p>
    </Section>
  );
}
