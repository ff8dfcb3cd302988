import type { Trace, TracedPrompt } from '../../schemas/trace.ts';

/** Every fact of which a trace holds words. */
export function factsIn({ recalled, memory, prompt }: Trace): string[] {
  const ids = [
    ...recalled.map(({ fact }) => fact),
    ...(memory?.facts ?? []),
    ...(prompt ? toldIn(prompt) : []),
  ];
  return [...new Set(ids)];
}

/**
 * A trace without what it tells of these facts. Where one stood in the prompt, that goes as a whole: half a prompt would
 * be none that was sent; and so does what was changed in the answer, which was made of it.
 */
export function withoutFacts(trace: Trace, ids: ReadonlySet<string>): Trace {
  const told = factsIn(trace).filter((id) => ids.has(id));
  if (told.length === 0) return trace;
  const { memory, prompt } = trace;
  const isAnswer = memory?.facts.some((id) => ids.has(id)) ?? false;
  const isSent = prompt !== null && toldIn(prompt).some((id) => ids.has(id));
  return {
    ...trace,
    recalled: trace.recalled.filter(({ fact }) => !ids.has(fact)),
    memory: memory && {
      ...memory,
      facts: memory.facts.filter((id) => !ids.has(id)),
      why: isAnswer ? null : memory.why,
    },
    ...(isSent ? { prompt: null, polish: [] } : {}),
    erased: trace.erased + told.length,
  };
}

/** The facts that stand in a prompt. */
function toldIn({ pinned, account }: TracedPrompt): readonly string[] {
  return [...pinned, ...account.citable.map(({ id }) => id)];
}
