import type { ChatMessage } from '../../schemas/index.ts';
import { chooseAbout, type ChosenAbout } from './choose-about.ts';
import { chooseRecall, type ChosenRecall } from './choose-recall.ts';
import { chooseTurns, type CostedTurn } from './choose-turns.ts';
import type { CountTokens } from './count-tokens.ts';
import { describePrompt, type DescribedPrompt } from './describe-prompt.ts';
import {
  NO_TOKENS,
  sumOf,
  type LeftOut,
  type PartTokens,
  type PromptOutcome,
  type PromptPart,
} from './prompt-account.ts';
import type { PromptInput } from './prompt-input.ts';
import { citableLine } from './recall-block.ts';

/** What may go into a prompt: granted in the order of the list, up to the first that does not fit. */
type Claim = { readonly tokens: number } & (
  | { readonly part: 'profile'; readonly about: ChosenAbout }
  | { readonly part: 'summary' }
  | { readonly part: 'recall' | 'packs'; readonly recall: ChosenRecall }
);

/** Everything that goes in. */
interface Content {
  readonly claims: readonly Claim[];
  readonly turns: readonly CostedTurn[];
}

/**
 * The prompt for a question, and where its tokens go. What does not fit is left out as a whole, the least important
 * first, and told; persona, rules and question must fit. A larger context only adds.
 */
export function layOutPrompt(input: PromptInput, count: CountTokens): PromptOutcome {
  const { limits, budget } = input;
  const described = describePrompt(input);
  const minimum = minimumOf(input, described, count);
  const needed = sumOf(minimum);
  if (needed > budget.context) return { kind: 'too-long', needed, context: budget.context, parts: minimum };

  const room = budget.context - needed;
  const { claims, leftOut } = claimsOf(input, described, count);
  const granted = fitting(claims, room);
  const refused = claims.slice(granted.length);
  const stable = claims.filter(({ part }) => part === 'profile' || part === 'summary');
  // All that recall may take is kept free: turns that came and went with its length would be read anew each time.
  const turnsRoom = Math.max(0, room - tokensOf(stable) - limits.recallMost);
  const costed = described.turns.map((turn) => ({
    ...turn,
    tokens: count(turn.question) + count(turn.reply) + 2 * limits.perMessage,
  }));
  const turns = chooseTurns(costed, turnsRoom, limits.turnsStep);
  const content = { claims: granted, turns: turns.kept };
  const prompt = promptOf(input, described, content);
  const parts = partsOf(minimum, content, limits.perMessage);
  const account = {
    context: budget.context,
    parts,
    used: sumOf(parts),
    citable: granted.flatMap((claim) => ('recall' in claim ? [claim.recall] : [])).map(citableOf),
    leftOut: [...leftOut, ...refused.map(refusal), ...turns.leftOut],
  };
  return { kind: 'fits', prompt, account };
}

/** What a prompt cannot do without. */
function minimumOf({ question, budget, limits }: PromptInput, texts: DescribedPrompt, count: CountTokens) {
  return {
    ...NO_TOKENS,
    persona: count(texts.persona),
    rules: count(texts.rules),
    user: count(question),
    template: limits.perPrompt + 2 * limits.perMessage,
    answer: budget.answer,
  };
}

function claimsOf({ limits }: PromptInput, described: DescribedPrompt, count: CountTokens) {
  const about = chooseAbout(described, limits.pinnedMost, count);
  const known = new Set(about.chosen.flatMap(({ id }) => (id === null ? [] : [id])));
  const recall = chooseRecall(described, known, limits, count);
  const { summary } = described;
  const claims: Claim[] = [
    ...about.chosen.map((one) => ({ part: 'profile' as const, tokens: one.tokens, about: one })),
    ...(summary === '' ? [] : [{ part: 'summary' as const, tokens: count(summary) }]),
    ...recall.chosen.map((one) => ({ part: one.part, tokens: one.tokens, recall: one })),
  ];
  return { claims, leftOut: [...about.leftOut, ...recall.leftOut] };
}

function fitting(claims: readonly Claim[], room: number): readonly Claim[] {
  let rest = room;
  const first = claims.findIndex(({ tokens }) => {
    rest -= tokens;
    return rest < 0;
  });
  return first === -1 ? claims : claims.slice(0, first);
}

function promptOf({ question }: PromptInput, described: DescribedPrompt, { claims, turns }: Content) {
  const { persona, rules, summary, marker } = described;
  const about = claims.map((claim) => ('about' in claim ? claim.about.text : '')).join('');
  const short = claims.some(({ part }) => part === 'summary') ? summary : '';
  const lines = claims
    .flatMap((claim) => ('recall' in claim ? [claim.recall.of] : []))
    .map((known, at) => citableLine(at + 1, known));
  const messages: ChatMessage[] = turns.flatMap((turn) => [
    { role: 'user', content: turn.question },
    { role: 'assistant', content: turn.reply },
  ]);
  return {
    system: persona + rules + about + short,
    messages: [...messages, { role: 'user' as const, content: question }],
    ...(lines.length === 0 ? {} : { volatile: marker + lines.join('') }),
  };
}

function partsOf(minimum: PartTokens, { claims, turns }: Content, perMessage: number): PartTokens {
  const around = 2 * perMessage * turns.length;
  const of = (part: PromptPart) => tokensOf(claims.filter((claim) => claim.part === part));
  return {
    ...minimum,
    profile: of('profile'),
    summary: of('summary'),
    recall: of('recall'),
    packs: of('packs'),
    history: tokensOf(turns) - around,
    template: minimum.template + around,
  };
}

const tokensOf = (all: readonly { readonly tokens: number }[]): number =>
  all.reduce((sum, { tokens }) => sum + tokens, 0);

function citableOf({ part, of: { id, source, score } }: ChosenRecall, at: number) {
  return { number: at + 1, id, part, source, score };
}

function refusal(claim: Claim): LeftOut {
  const id = 'recall' in claim ? claim.recall.of.id : 'about' in claim ? claim.about.id : null;
  return { part: claim.part, id, tokens: claim.tokens, reason: 'no-room' };
}
