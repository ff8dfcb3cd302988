import { useSyncExternalStore } from 'react';
import { dataOriginOf, type CompanionLink } from '../../ports/companion-link.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { Section } from '../../ui/surfaces/section.tsx';

/** Where the memory lives. A browser keeps data by address, which nobody expects who opens another port. */
export function AddressSection({
  link,
  origin,
  notices,
}: {
  link: CompanionLink;
  origin: string;
  notices: Notices;
}) {
  const { say, sayError } = useText();
  // No more of the line than is said here: the rest of it is news every few seconds.
  const home = useSyncExternalStore(link.subscribe, () => dataOriginOf(link.getState()));
  const isConnected = useSyncExternalStore(link.subscribe, () => link.getState().kind === 'connected');
  const keep = async () => {
    try {
      await link.keepDataHere();
      notices.say(say('settings.address_kept'));
    } catch (error) {
      notices.say(sayError(error));
    }
  };
  return (
    <Section title={say('settings.address')}>
      <p>
        <code>{origin}</code>
        <small>{say('settings.address_text')}</small>
      </p>
      {home !== null && home !== origin && (
        <>
          <p>{say('settings.address_elsewhere', { origin: home })}</p>
          <p>
            <a href={home}>{say('settings.address_open', { origin: home })}</a>
          </p>
          {isConnected && <Button onClick={() => void keep()}>{say('settings.address_keep')}</Button>}
        </>
      )}
    </Section>
  );
}
