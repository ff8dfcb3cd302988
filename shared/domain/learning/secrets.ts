/** Words beside which something stands that is nobody's to know. */
const NAMED =
  /\b(?:pass ?(?:word|phrase|code)s?|passwd|pwd|secrets?|api[ _-]?keys?|access[ _-]?keys?|private[ _-]?keys?|licen[cs]e keys?|tokens?|credentials?|pin (?:code|number)s?|my pin|cv[vc]2?|ssn|social security|iban|(?:account|routing|card|credit card|debit card) numbers?|sort code|seed phrase|recovery (?:code|phrase)s?|(?:security|backup|verification) codes?|otp|2fa|mfa)\b|\bPIN\b/i;

/** What keys and tokens look like. */
const SHAPED: readonly RegExp[] = [
  /-----BEGIN/,
  /\b(?:sk|pk|rk|ghp|gho|ghs|glpat|hf|npm|xox[a-z]|AKIA|ASIA|AIza|ya29)[-_]?[A-Za-z0-9_-]{12,}/,
  /\beyJ[\w-]{8,}\.[\w-]+/,
  /\b(?:Bearer|Basic) [\w.~+/=-]{8,}/i,
  /\b[0-9a-f]{24,}\b/i,
  /\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){3,}/,
  /:\/\/[^\s/@:]+:[^\s/@]+@/,
  /[\w-]*(?:key|token|secret|pass)[\w-]*\s*=\s*\S/i,
];
/** Long, without spaces, and mixed as no word is. */
const LONG_RUN = /[A-Za-z0-9+/_=-]{20,}/g;
const DIGITS = /\d(?:[ -]?\d){11,18}/g;

/** Whether a text holds a key, a password, a number of a card or an account, or speaks of one. */
export function holdsSecret(text: string): boolean {
  return (
    NAMED.test(text) ||
    SHAPED.some((shape) => shape.test(text)) ||
    (text.match(LONG_RUN) ?? []).some(isMixed) ||
    (text.match(DIGITS) ?? []).some(isCardNumber)
  );
}

function isMixed(run: string): boolean {
  return /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);
}

/** The check digit of card numbers (Luhn): a telephone number rarely has it. */
function isCardNumber(written: string): boolean {
  const digits = Array.from(written.replace(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const counted = place % 2 === 0 ? digit : digit * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}
