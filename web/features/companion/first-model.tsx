import { useId, useRef } from 'react';
import type { ListedModel, Recommendation } from '../../../shared/schemas/index.ts';
import type { ModelLibrary } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { sayBytes } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { Detail, DetailList } from './detail-list.tsx';
import { FailureText } from './failure-text.tsx';
import { Provenance } from './model-details.tsx';
import { keptBytesOf } from './model-words.ts';
import { PullProgressLines } from './pull-progress.tsx';
import { useAttempt } from './use-attempt.ts';
import styles from './first-model.module.css';

export interface FirstModelProps {
  model: ListedModel;
  recommendation: Recommendation | null;
  library: ModelLibrary;
  notices: Notices;
}

/** The model a companion without one should get: why this one, what it takes, where it comes from, and one button. */
export function FirstModel({ model, recommendation, library, notices }: FirstModelProps) {
  const { say } = useText();
  const { id, name, place } = model;
  const nameId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const attempt = useAttempt(notices);
  const holding = (work: Promise<void>) => {
    panel.current?.focus();
    attempt(work);
  };
  return (
    <div ref={panel} tabIndex={-1} role="group" aria-labelledby={nameId} className={styles['panel']}>
      <div>
        {recommendation?.id === id && <p className={styles['advice']}>{say('companion.advised')}</p>}
        <p id={nameId} className={styles['name']} translate="no">
          {name}
        </p>
      </div>
      {place.kind === 'pulling' ? (
        <>
          <p>{say('companion.answers_then')}</p>
          <PullProgressLines name={name} progress={place.progress} />
          <div>
            <Button
              aria-label={say('companion.cancel_this', { name })}
              onClick={() => holding(library.cancelPull(id))}
            >
              {say('companion.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <Offer
          model={model}
          reason={recommendation?.id === id ? recommendation.reason : null}
          onDownload={() => holding(library.pull(id))}
        />
      )}
    </div>
  );
}

interface OfferProps {
  model: ListedModel;
  reason: string | null;
  onDownload: () => void;
}

function Offer({ model, reason, onDownload }: OfferProps) {
  const { say, language } = useText();
  const { name, place, sizeBytes } = model;
  const size = sizeBytes === null ? null : sayBytes(sizeBytes, language);
  const kept = keptBytesOf(model);
  const done = sayBytes(kept, language);
  const failure = 'failure' in place ? place.failure : null;
  return (
    <>
      {reason !== null && <p lang="en">{reason}</p>}
      <DetailList>
        {size !== null && <Detail name={say('companion.size')}>{size}</Detail>}
        <Provenance model={model} hasHash={false} />
      </DetailList>
      {failure && (
        <p className={styles['trouble']}>
          <b>{say('companion.last_try')}</b> <FailureText failure={failure} isShort />
        </p>
      )}
      {kept > 0 && (
        <p>
          {size === null
            ? say('companion.kept_some', { done })
            : say('companion.kept', { done, total: size })}
        </p>
      )}
      <div>
        <Button weight="primary" icon="install" onClick={onDownload}>
          {say(kept > 0 ? 'companion.resume_this' : 'companion.download_this', { name })}
        </Button>
      </div>
    </>
  );
}
