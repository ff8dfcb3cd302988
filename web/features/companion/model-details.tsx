import type { ListedModel } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { Detail, DetailList } from './detail-list.tsx';
import { sayHashAtLength } from './model-words.ts';

export interface ProvenanceProps {
  model: ListedModel;
  /** Whether the hash itself is shown: for those who look closely. */
  hasHash: boolean;
}

/** Where the bytes come from and how they are known to be the right ones. */
export function Provenance({ model: { offer, hash }, hasHash }: ProvenanceProps) {
  const text = useText();
  const { say } = text;
  return (
    <>
      {offer && (
        <>
          <Detail name={say('companion.licence')}>
            <a href={offer.licenceUrl} target="_blank" rel="noreferrer" translate="no">
              {offer.licence}
            </a>
          </Detail>
          <Detail name={say('companion.comes_from')}>
            <a href={offer.page} target="_blank" rel="noreferrer" translate="no">
              {offer.host}
            </a>
          </Detail>
        </>
      )}
      <Detail name={say('companion.hash')}>
        {sayHashAtLength(hash, text)} {hasHash && 'sha256' in hash && <code>{hash.sha256}</code>}
      </Detail>
    </>
  );
}

/** All there is to know of one model, for those who open it. */
export function ModelDetails({ model }: { model: ListedModel }) {
  const { say } = useText();
  const { facts, place, offer } = model;
  const format = [facts?.architecture, facts?.quantisation].filter(Boolean).join(' · ');
  return (
    <DetailList>
      {offer && (
        <Detail name={say('companion.good_for')}>
          <span lang="en">{offer.summary}</span>
        </Detail>
      )}
      {facts && (
        <Detail name={say('companion.format')}>
          <span translate="no">{format}</span>
        </Detail>
      )}
      {facts?.contextTokens && (
        <Detail name={say('companion.context')}>
          {say('companion.context_text', { count: facts.contextTokens })}
        </Detail>
      )}
      <Provenance model={model} hasHash />
      {'path' in place && (
        <Detail name={say('companion.file')}>
          <code>{place.path}</code>
        </Detail>
      )}
    </DetailList>
  );
}
