import { writeFact, type Draft } from '../../../shared/domain/memory/facts.ts';
import { dayIn, type TimeZone } from '../../../shared/lib/time-zone.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { SampleFact } from './sample-life.ts';

/** The mark in the provenance by which a fact is known for one of the sample, wherever a file carries it. */
const MARK = 'sample';
const LIFE = 'life/';

export function isOfSample({ source, provenance }: Pick<Fact, 'source' | 'provenance'>): boolean {
  const { import: mark, foreignId = '' } = provenance;
  return source === 'import' && mark === MARK && foreignId.startsWith(LIFE);
}

/** The key of a fact that the sample brought. */
export function keyOf({ provenance }: Pick<Fact, 'provenance'>): string {
  return (provenance.foreignId ?? '').slice(LIFE.length);
}

export interface WritingSample {
  clock: Clock;
  ids: Ids;
  zone: TimeZone;
}

/** Facts as they are kept: what took the place of another one of these is linked with it. */
export function draftsOf(facts: readonly SampleFact[], parts: WritingSample): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const fact of facts) {
    const fresh = draftOf(fact, parts);
    const before = drafts.get(fact.replaces ?? '');
    drafts.set(fact.key, before ? { ...fresh, supersedes: [before.id] } : fresh);
    if (before && fact.replaces !== undefined)
      drafts.set(fact.replaces, { ...before, supersededBy: fresh.id, validTo: fresh.validFrom });
  }
  return [...drafts.values()];
}

function draftOf(fact: SampleFact, { zone, ...parts }: WritingSample): Draft {
  const { key, text, category, subject = null, pinned = false, from = null, to = null } = fact;
  const given = { category, subject, pinned, validFrom: dayIn(from, zone), validTo: dayIn(to, zone) };
  const provenance = { import: MARK, foreignId: `${LIFE}${key}` };
  return writeFact(text, given, parts, { source: 'import', confidence: 1, provenance });
}

/**
 * Whether a person made it their own: it says something else than what was brought. That it was pinned, forgotten or
 * replaced says nothing new, and where it was replaced its end comes from what replaced it.
 */
export function isChanged(fact: Fact, brought: Fact): boolean {
  const said = ({ text, category, subject, validFrom, metadata }: Fact) =>
    JSON.stringify([text, category, subject, validFrom, metadata]);
  const endsByHand = fact.supersededBy === null && brought.supersededBy === null;
  return said(fact) !== said(brought) || (endsByHand && fact.validTo !== brought.validTo);
}
