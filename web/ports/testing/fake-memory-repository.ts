import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { TalkState } from '../../../shared/domain/memory/merge/talk-state.ts';
import { createHybridClock, momentOf } from '../../../shared/lib/hlc.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type {
  EarlierRecord,
  Erasure,
  Fact,
  FactVersion,
  Passage,
  Profile,
} from '../../../shared/schemas/index.ts';
import type { MemoryContents, MemoryRepository, RecordChange, Unstamped } from '../memory-repository.ts';

const DEVICE = 'fakefake';

/** Memory in maps. Watchers are told a turn later, as by a database. */
export class FakeMemoryRepository implements MemoryRepository {
  #facts = new Map<string, Fact>();
  #passages = new Map<string, Passage>();
  #versions: FactVersion[] = [];
  #earlier: EarlierRecord[] = [];
  #erasures = new Map<string, Erasure>();
  #profile: Profile | null = null;
  #talk: TalkState = EMPTY_MEMORY;
  /** By id, where in the order of writing it stands. */
  readonly #positions = new Map<string, number>();
  readonly #watchers = new Set<() => void>();
  readonly #revisions;
  #written = 0;
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null = null;

  constructor(clock: Clock) {
    this.#revisions = createHybridClock(clock, DEVICE);
  }

  /** All there is. */
  state(): MemoryState {
    return {
      facts: [...this.#facts.values()],
      passages: [...this.#passages.values()],
      history: this.#versions,
      earlier: this.#earlier,
      erasures: [...this.#erasures.values()],
      profile: this.#profile,
      conversations: this.#talk.conversations,
      messages: this.#talk.messages,
      offers: this.#talk.offers,
      folds: this.#talk.folds,
      persona: this.#talk.persona,
    };
  }

  /** What a merge came to. */
  take(state: MemoryState): void {
    const before = new Set<unknown>([
      ...this.#facts.values(),
      ...this.#passages.values(),
      ...this.#erasures.values(),
      ...this.#talk.messages,
    ]);
    this.#facts = new Map(state.facts.map((fact) => [fact.id, fact]));
    this.#passages = new Map(state.passages.map((passage) => [passage.id, passage]));
    this.#erasures = new Map(state.erasures.map((erasure) => [erasure.id, erasure]));
    this.#versions = [...state.history];
    this.#earlier = [...state.earlier];
    this.#profile = state.profile;
    this.#talk = state;
    for (const record of [...state.facts, ...state.passages, ...state.erasures, ...state.messages])
      if (!before.has(record)) this.#place(record.id);
    this.#tell();
  }

  async isEmpty(): Promise<boolean> {
    return this.#facts.size === 0;
  }

  async countConversations(): Promise<number> {
    return this.#talk.conversations.length;
  }

  async facts(ids: readonly string[]): Promise<readonly (Fact | undefined)[]> {
    return ids.map((id) => this.#facts.get(id));
  }

  async forgotten(): Promise<readonly Fact[]> {
    return [...this.#facts.values()].filter(({ deletedAt }) => deletedAt !== null);
  }

  async passages(ids: readonly string[]): Promise<readonly (Passage | undefined)[]> {
    return ids.map((id) => this.#passages.get(id));
  }

  async newest({ offset, count, uncounted = false }: Parameters<MemoryRepository['newest']>[0]) {
    const kept = [...this.#facts.values()].filter(({ deletedAt }) => deletedAt === null);
    const sorted = kept.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    const seen = sorted.slice(offset, offset + count + 1);
    const total = uncounted ? offset + seen.length : kept.length;
    return { total, facts: seen.slice(0, count) };
  }

  async write(
    ids: readonly string[],
    decide: (facts: ReadonlyMap<string, Fact>) => readonly Unstamped<Fact>[],
  ): Promise<readonly Fact[]> {
    if (this.failure) throw this.failure;
    const found = ids.flatMap((id) => this.#facts.get(id) ?? []);
    const decided = decide(new Map(found.map((fact) => [fact.id, fact])));
    const kept = decided.map((fact) => ({ ...fact, revision: this.#revisions.next() }));
    for (const fact of kept) this.#keep(fact);
    this.#tell();
    return kept;
  }

  async history(id: string): Promise<readonly FactVersion[]> {
    const own = this.#versions.filter(({ factId }) => factId === id);
    return own.toSorted((a, b) => (a.fact.revision < b.fact.revision ? 1 : -1));
  }

  async erase(ids: readonly string[]): Promise<number> {
    const gone = new Set(ids);
    const erased = ids.filter((id) => this.#facts.has(id)).length;
    for (const id of ids) {
      this.#facts.delete(id);
      this.#passages.delete(id);
      this.#erasures.set(id, { id, revision: this.#revisions.next() });
      this.#place(id);
    }
    this.#versions = this.#versions.filter(({ factId }) => !gone.has(factId));
    this.#earlier = this.#earlier.filter(
      (record) => record.kind === 'profile' || !gone.has(record.passage.id),
    );
    for (const fact of this.#facts.values()) this.#unlink(fact, gone);
    this.#tell();
    return erased;
  }

  async newer(
    than: string | null,
    limit: number,
    kinds?: readonly RecordChange['kind'][],
  ): Promise<readonly RecordChange[]> {
    const positionOf = (id: string) => (this.#positions.get(id) ?? 0).toString(36).padStart(9, '0');
    const changes: RecordChange[] = [
      ...[...this.#facts.values()].map(
        (fact) => ({ kind: 'fact', position: positionOf(fact.id), fact }) as const,
      ),
      ...[...this.#passages.values()].map(
        (passage) => ({ kind: 'passage', position: positionOf(passage.id), passage }) as const,
      ),
      ...this.#talk.messages.map(
        (message) => ({ kind: 'message', position: positionOf(message.id), message }) as const,
      ),
      ...[...this.#erasures.keys()].map((id) => ({ kind: 'erased', position: positionOf(id), id }) as const),
    ];
    return changes
      .filter(({ kind, position }) => kinds?.includes(kind) !== false && (than === null || position > than))
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
      .slice(0, limit);
  }

  async profile(): Promise<Profile | null> {
    return this.#profile;
  }

  async profileHistory(): Promise<readonly Profile[]> {
    const versions = this.#earlier.flatMap((record) => (record.kind === 'profile' ? [record.profile] : []));
    return versions.toSorted((a, b) => (a.revision < b.revision ? 1 : -1));
  }

  async eraseProfileHistory(): Promise<void> {
    this.#earlier = this.#earlier.filter(({ kind }) => kind !== 'profile');
  }

  async changeProfile(change: (profile: Profile | null) => Unstamped<Profile>): Promise<Profile> {
    const profile = { ...change(this.#profile), revision: this.#revisions.next() };
    if (this.#profile) this.#earlier.push({ kind: 'profile', profile: this.#profile });
    this.#profile = profile;
    this.#tell();
    return profile;
  }

  async everything(signal: AbortSignal): Promise<MemoryContents> {
    signal.throwIfAborted();
    const { profile, persona, ...all } = this.state();
    return {
      profile,
      persona,
      facts: inOne(all.facts),
      passages: inOne(all.passages),
      history: inOne(all.history),
      earlier: inOne(all.earlier),
      erasures: inOne(all.erasures),
      conversations: inOne(all.conversations),
      messages: inOne(all.messages),
      offers: inOne(all.offers),
      folds: inOne(all.folds),
    };
  }

  async device(): Promise<string> {
    return DEVICE;
  }

  watch(onChange: () => void): () => void {
    const tell = () => {
      if (this.#watchers.has(tell)) onChange();
    };
    this.#watchers.add(tell);
    queueMicrotask(tell);
    return () => void this.#watchers.delete(tell);
  }

  #keep(fact: Fact): void {
    const before = this.#facts.get(fact.id);
    if (before) this.#versions.push({ factId: fact.id, replacedAt: momentOf(fact.revision), fact: before });
    this.#facts.set(fact.id, fact);
    this.#place(fact.id);
  }

  #place(id: string): void {
    this.#written += 1;
    this.#positions.set(id, this.#written);
  }

  #unlink(fact: Fact, gone: ReadonlySet<string>): void {
    const replacedByGone = fact.supersededBy !== null && gone.has(fact.supersededBy);
    if (!replacedByGone && !fact.supersedes.some((id) => gone.has(id))) return;
    this.#facts.set(fact.id, {
      ...fact,
      supersedes: fact.supersedes.filter((id) => !gone.has(id)),
      supersededBy: replacedByGone ? null : fact.supersededBy,
      revision: this.#revisions.next(),
    });
    this.#place(fact.id);
  }

  #tell(): void {
    for (const tell of this.#watchers) queueMicrotask(tell);
  }
}

async function* inOne<Kept>(records: readonly Kept[]): AsyncGenerator<readonly Kept[]> {
  if (records.length > 0) yield records;
}
