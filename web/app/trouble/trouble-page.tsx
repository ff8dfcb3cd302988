import { useState } from 'react';
import { NIMA_VERSION } from '../../../shared/protocol/app-version.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { isMissingChunk, writeReport } from './report.ts';
import styles from './trouble-page.module.css';

export interface TroublePageProps {
  error: unknown;
  place: string;
  onRetry: () => void;
}

/** What stands where a view failed: what happened, that nothing is lost, and the one thing to do. */
export function TroublePage({ error, place, onRetry }: TroublePageProps) {
  const { say, sayError } = useText();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const missing = isMissingChunk(error);
  // The moment of the trouble, not of the last drawing.
  const [at] = useState(() => new Date());
  const report = writeReport(error, { place, version: NIMA_VERSION, agent: navigator.userAgent, at });
  const copy = () => {
    navigator.clipboard.writeText(report).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  };
  return (
    <div role="alert" className={styles['trouble']}>
      <h1>{say(missing ? 'trouble.chunk' : 'trouble.title')}</h1>
      <p>{say(missing ? 'trouble.chunk_text' : 'trouble.text')}</p>
      {!missing && <p className={styles['reason']}>{sayError(error)}</p>}
      <div className={styles['actions']}>
        {missing ? (
          <Button weight="primary" onClick={() => location.reload()}>
            {say('trouble.reload')}
          </Button>
        ) : (
          <Button weight="primary" onClick={onRetry}>
            {say('trouble.retry')}
          </Button>
        )}
        <Button icon="copy" onClick={copy}>
          {say(copied === 'yes' ? 'trouble.copied' : 'trouble.copy')}
        </Button>
      </div>
      {copied === 'refused' && <p className={styles['reason']}>{say('trouble.copy_failed')}</p>}
      <details open={copied === 'refused'}>
        <summary>{say('trouble.report')}</summary>
        <pre className={styles['report']}>{report}</pre>
      </details>
    </div>
  );
}
