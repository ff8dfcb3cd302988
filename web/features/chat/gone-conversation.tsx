import type { Navigation } from '../../ports/navigation.ts';
import { useText } from '../../ui/text/text.tsx';
import { PageTop } from './page-top.tsx';
import styles from './beginning.module.css';

/** An address at which no conversation is, or no longer. */
export function GoneConversation({ navigation }: { navigation: Navigation }) {
  const { say } = useText();
  return (
    <section aria-label={say('chat.gone')}>
      <PageTop title={say('chat.gone')} navigation={navigation} />
      <div className={styles['beginning']}>
        <p>{say('chat.gone_text')}</p>
        <p>
          <a href="/chat/new">{say('chat.begin')}</a>
        </p>
      </div>
    </section>
  );
}
