import { isDrafting } from '../../engine/drafts.ts';
import { dataOriginOf, type LinkState } from '../../ports/companion-link.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import type { Container } from '../container.ts';
import type { Frame } from '../frame.ts';
import styles from './status-line.module.css';

/** What is true now and not as it should be; each part opens the page that says more. Silent when all is well. */
export function StatusLine({ frame, container }: { frame: Frame; container: Container }) {
  const text = useText();
  const link = useReadable(container.link);
  const network = useReadable(frame.network);
  const lasting = useReadable(frame.storage.lasting);
  const companion = sayLink(link, container.origin, text);
  return (
    <div role="status" aria-label={text.say('status.label')} className={styles['line']}>
      {network === 'offline' && (
        <span className={styles['part']}>
          <Icon name="offline" size={16} />
          {text.say('status.offline')}
        </span>
      )}
      {lasting === 'passing' && (
        <span className={styles['part']}>
          <Icon name="warning" size={16} />
          {text.say('status.passing')}
        </span>
      )}
      <KeepingPart frame={frame} container={container} />
      {companion && (
        <a href={companion.href} className={styles['part']}>
          <Icon name={companion.icon} size={16} />
          {companion.words}
        </a>
      )}
      <UpdatePart frame={frame} />
    </div>
  );
}

/** From here on a large import may not fit any more. */
const NEARLY_FULL = 0.9;

/** What threatens the memory, or has happened to it: the page that it opens says what to do. */
function KeepingPart({ frame, container }: { frame: Frame; container: Container }) {
  const { say } = useText();
  const { lost } = useReadable(container.safety);
  const { usedBytes, quotaBytes } = useReadable(frame.storageHealth);
  const isNearlyFull = usedBytes !== null && quotaBytes !== null && usedBytes / quotaBytes > NEARLY_FULL;
  if (!lost && !isNearlyFull) return null;
  return (
    <a href="/data" className={styles['part']}>
      <Icon name="warning" size={16} />
      {lost ? say('status.lost') : say('status.nearly_full')}
    </a>
  );
}

function UpdatePart({ frame }: { frame: Frame }) {
  const { say } = useText();
  const update = useReadable(frame.update);
  const drafting = isDrafting(useReadable(frame.drafts));
  if (update.kind !== 'waiting' && update.kind !== 'stale') return null;
  const waiting = update.kind === 'waiting';
  // A draft survives a reload, a train of thought does not: nothing is offered in the middle of one.
  const words = drafting
    ? waiting
      ? 'status.update_draft'
      : 'status.stale_draft'
    : waiting
      ? 'status.update'
      : 'status.stale';
  return (
    <span className={styles['part']}>
      <Icon name="update" size={16} />
      {say(words)}
      {!drafting && (
        <button type="button" className={styles['act']} onClick={() => frame.update.accept()}>
          {say(waiting ? 'status.update_accept' : 'status.reload')}
        </button>
      )}
    </span>
  );
}

interface LinkWords {
  words: string;
  icon: IconName;
  href: string;
}

function sayLink(link: LinkState, origin: string, { say }: Text): LinkWords | null {
  const companion = (words: string, icon: IconName): LinkWords => ({ words, icon, href: '/companion' });
  const home = dataOriginOf(link);
  if (home !== null && home !== origin) {
    return { words: say('status.elsewhere', { origin: home }), icon: 'info', href: '/settings' };
  }
  switch (link.kind) {
    case 'looking':
      return null;
    case 'off':
      return companion(say('status.off'), 'pause');
    case 'refused':
      return companion(say('companion.refused'), 'warning');
    case 'locked':
      return companion(say('status.locked'), 'key');
    case 'incompatible':
      return companion(say('status.incompatible'), 'warning');
    case 'closing':
      return companion(say('status.closing'), 'pause');
    case 'connected':
      return link.compatibility === 'same' ? null : companion(say(`status.${link.compatibility}`), 'info');
  }
}
