import type { Chat } from '../../ports/chat.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Installation } from '../../ports/installation.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Welcoming } from '../../ports/welcome.ts';
import { useText } from '../../ui/text/text.tsx';
import { AboutYouForm } from './about-you.tsx';
import { InstallLine } from './install-line.tsx';
import type { RemovingParts } from './remove-sample.ts';
import { SampleSection } from './sample-section.tsx';
import { useAboutYou } from './use-about-you.ts';
import styles from './welcome.module.css';

export interface WelcomeProps extends RemovingParts {
  readonly welcoming: Pick<Welcoming, 'putAway'>;
  readonly memory: Pick<Memory, 'profile' | 'changeProfile'>;
  readonly chat: Pick<Chat, 'begin'>;
  readonly drafts: Drafts;
  readonly installation: Installation;
}

/** The first page: who one is, a life to look around in, and how to keep Nima at hand. All of it can be passed over. */
export function Welcome({ welcoming, memory, chat, drafts, installation, ...parts }: WelcomeProps) {
  const { say } = useText();
  const about = useAboutYou(memory, drafts);
  const begin = async () => {
    if (!(await about.keep())) return;
    welcoming.putAway();
    parts.navigation.go('/chat/new');
  };
  const ask = async (question: string) => {
    if (!(await about.keep())) return;
    const conversation = await chat.begin(question);
    welcoming.putAway();
    parts.navigation.go(`/chat/${conversation}`);
  };
  return (
    <div className={styles['welcome']}>
      <div className={styles['page']}>
        <p className={styles['lead']}>{say('welcome.text')}</p>
        <AboutYouForm about={about} onBegin={() => void begin()} />
        <SampleSection {...parts} onAsk={ask} />
        <InstallLine installation={installation} />
      </div>
    </div>
  );
}
