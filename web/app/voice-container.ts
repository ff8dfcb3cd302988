import { ROUTES } from '../../shared/protocol/routes.ts';
import { promptTexts } from '../../shared/schemas/prompt-text.ts';
import type { CompanionHttp } from '../companion-client/http.ts';
import { followBroughtPersona } from '../engine/persona/bringing.ts';
import { BUILT_IN_PERSONA } from '../engine/persona/built-in.ts';
import { openPersonas } from '../engine/persona/personas.ts';
import { systemClock } from '../platform/system.ts';
import type { CompanionLink } from '../ports/companion-link.ts';
import type { Personas } from '../ports/personas.ts';
import type { TraceRepository } from '../ports/traces.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexiePersonas } from '../storage/dexie-personas.ts';
import { DexieTraces } from '../storage/dexie-traces.ts';

export interface VoiceParts {
  readonly database: NimaDatabase;
  readonly link: CompanionLink;
  readonly http: CompanionHttp;
}

/** Who speaks, and how it sounded: apart from talking itself, which is ten times the code. */
export interface Voice {
  /** What the owner made of it, and what their companion brings. */
  readonly personas: Personas;
  readonly traces: TraceRepository;
}

export async function openVoice({ database, link, http }: VoiceParts): Promise<Voice> {
  const personas = openPersonas(new DexiePersonas(database, systemClock), BUILT_IN_PERSONA);
  const served = async (signal: AbortSignal) => (await http.get(signal, ROUTES.prompts, promptTexts)).persona;
  followBroughtPersona({ link, served, offer: personas.offer });
  await untilKnown(personas);
  return { personas, traces: new DexieTraces(database) };
}

/** Who speaks is known before anything is said, and drawn as it is at once. What cannot be read is told where it is drawn. */
export async function untilKnown(personas: Pick<Personas, 'getState' | 'subscribe'>): Promise<void> {
  const isKnown = () => personas.getState().isReady || personas.getState().failure !== null;
  if (isKnown()) return;
  await new Promise<void>((resolve) => {
    const stop = personas.subscribe(() => {
      if (!isKnown()) return;
      stop();
      resolve();
    });
  });
}
