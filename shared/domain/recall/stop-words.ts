/** Words that say how a sentence is built, not what it is about. `ca`, `wo` and `sha` are left of can't, won't, shan't. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
  was were will with i me my mine we us our ours you your yours he him his she her hers its them theirs those what which
  who whom whose am been being have has had having do does did doing would could should might must can may shall ca wo
  sha so than too very just about from up down out over under again when where why how all any both each few more most
  other some own same s t m d ve ll re`
    .split(/\s+/)
    .filter(Boolean),
);
