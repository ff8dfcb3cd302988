import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type {
  CompanionStatus,
  Fact,
  Health,
  LineFigures,
  Offer,
  Passage,
  Profile,
} from '../schemas/index.ts';
import { revisionAt } from '../lib/hlc.ts';
import { CountingIds } from './fakes.ts';

/** A fact a person typed, with everything set; a test names only what it is about. */
export function buildFact(parts: Partial<Fact> = {}): Fact {
  const createdAt = parts.createdAt ?? Date.UTC(2026, 0, 2, 12);
  return {
    id: new CountingIds().next(),
    text: 'The fan starts at 62 °C.',
    category: 'technical',
    source: 'explicit',
    confidence: 1,
    subject: null,
    validFrom: null,
    validTo: null,
    supersedes: [],
    supersededBy: null,
    provenance: {},
    pinned: false,
    metadata: {},
    createdAt,
    updatedAt: createdAt,
    revision: revisionAt(createdAt),
    deletedAt: null,
    ...parts,
  };
}

/** A turn of a chat, with everything set. */
export function buildPassage(parts: Partial<Passage> = {}): Passage {
  return {
    id: new CountingIds().next(),
    source: 'chat',
    speaker: null,
    at: 1,
    session: 's',
    order: 0,
    text: 'Hello',
    metadata: {},
    createdAt: 1,
    revision: revisionAt(1),
    deletedAt: null,
    ...parts,
  };
}

/** What was learned from a message, with everything set. */
export function buildOffer(parts: Partial<Offer> = {}): Offer {
  const ids = new CountingIds();
  const text = parts.text ?? 'I drive a 2014 Civic';
  return {
    id: ids.next(),
    text,
    quote: text,
    category: 'cars',
    kind: 'car',
    confidence: 0.9,
    subject: null,
    validFrom: null,
    validTo: null,
    conversation: ids.next(),
    message: ids.next(),
    createdAt: 1,
    key: text.toLowerCase(),
    verdict: 'open',
    fact: null,
    ...parts,
  };
}

/** Who the owner is, as far as a test cares. */
export function buildProfile(parts: Partial<Profile> = {}): Profile {
  return {
    name: 'Ada',
    locale: '',
    timeZone: '',
    preferences: [],
    context: '',
    pinnedFacts: [],
    updatedAt: 1,
    revision: revisionAt(1),
    ...parts,
  };
}

/** What a companion at the default address says about itself. */
export function buildHealth(parts: Partial<Health> = {}): Health {
  return {
    status: 'ok',
    name: 'nima',
    version: '0.1.0',
    protocol: PROTOCOL_VERSION,
    dataOrigin: 'http://localhost:8787',
    ...parts,
  };
}

/** A companion on a Raspberry Pi that has been up for an hour. */
export function buildStatus(parts: Partial<CompanionStatus> = {}): CompanionStatus {
  return {
    version: '0.1.0',
    protocol: PROTOCOL_VERSION,
    startedAt: Date.UTC(2026, 0, 2, 11),
    uptimeSeconds: 3_600,
    memoryBytes: 84_000_000,
    openStreams: 1,
    platform: 'linux arm64',
    node: '20.20.0',
    cores: 4,
    machineMemoryBytes: 8 * 2 ** 30,
    load: 0.25,
    ...parts,
  };
}

/** The line of a companion that nobody has asked yet. */
export function buildLine(parts: Partial<LineFigures> = {}): LineFigures {
  return {
    isBusy: false,
    waiting: 0,
    answers: 0,
    readPerSecond: null,
    writtenPerSecond: null,
    errors: [],
    ...parts,
  };
}
