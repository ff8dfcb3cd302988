import { readFileSync } from "node:fs";
import { join } from "node:path";
// shared/domain/memory/time/cues.ts
const cue = (kind, weight, ...patterns) => ({
	kind,
	weight,
	pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join("|")})(?![\p{L}\p{N}])`, "iu")
});
/** Fields of meaning, not attributes: the words of refusing, weighing, offering and failing are few and of every day. */
const CUES = [
	cue("negated", 1, String.raw`(?:did|do|does|was|were|is|am|are|has|have|had|would|could|will|can|should|might)(?:n't| not| never)`, String.raw`never (?!been)\p{L}+`, "never", String.raw`not (?:for|my|our|worth|going|interested|yet|convinced|sure|an option|happening|a fan|keen|tempted)`, "(?:cannot|can't|won't)", "nothing came of", "(?:came|come|amounted) to nothing", "unconvinced", "neither", "lasted (?:only )?(?:a|one|two|three|less|barely|not)"),
	cue("negated", .5, "no", "without", "nobody", "none", "nothing", "hardly", "barely", "only"),
	cue("declined", 1, "declin(?:e|ed|es|ing)", "refus(?:e|ed|es|ing|al)", "reject(?:s|ed|ing|ion)?", String.raw`turn(?:ed|s)? (?:\p{L}+ ){0,3}down`, "turn(?:ed|s)? (?:away|my back|our back)", "(?:say|said|says) (?:no|nope|nah|thanks but)", "pass(?:ed)? on", "passed", "decid(?:e|ed|ing) (?:against|not)", "opted (?:out|against|not)", "rul(?:e|ed) (?:it |that |them )?out", "gave (?:it |them |that )?(?:up|back)", "cancel(?:s|led|ed|ling)?", String.raw`(?:sent|gave|handed|took|brought|put|shipped|mailed) (?:\p{L}+ ){1,3}back`, "return(?:ed|ing) (?:it|them|the|that)", "skip(?:s|ped|ping)?", "hung up", "walk(?:ed|ing) (?:away|out|past|on)", "fell through", "withdrew", "chang(?:e|ed) my mind", "back(?:ed)? (?:down|out)", "back to (?:normal|my|the|our|square)", "drop(?:s|ped) (?:the|it|that|out)", "lost interest", "quit after", "no(?:pe|,)? thank(?:s| you)", "(?:no|nah|nope) (?:way|deal|luck|interest|need)", "but (?:no|not|nah|nope|never)", "laugh(?:s|ed)?", "shrugg?ed", "shook (?:my|our) head", "ignor(?:e|ed|es|ing)", "delet(?:e|ed|es|ing)", "uninstall(?:ed|ing)?", "resist(?:ed)?", "(?:wav(?:e|ed)|brush(?:ed)?|put) (?:it|that|them|him|her|me|us) off", "left (?:it|empty|without)", "(?:into|in) the (?:bin|trash)", "pulled out", "let it (?:go|be|pass)", "no longer interested"),
	cue("declined", .6, "kept (?:my|our|the|what)", "stay(?:ed|ing)? (?:put|where|with)", "st(?:uck|ick|icking) (?:with|to)", "prefer(?:s|red)?", "rather", "ask(?:ed)? (?:them|him|her) to", "(?:lasted|lost)", "in the end"),
	cue("considered", 1, "nearly", "almost", "consider(?:s|ed|ing)?", "contemplat(?:e|ed|es|ing)", "(?:thought|thinking|think|thoughts) (?:about|of|on)", "(?:toy|toyed|toying|flirt|flirted|flirting|played|playing) with", "tempt(?:ed|ing|ation)", "wonder(?:s|ed|ing)?", "look(?:ed|ing)? (?:at|into)", "(?:was|were|been) (?:about|going|supposed|meant) to", "(?:came|come|this) close", "idea of", "hesitat(?:e|ed|ing)", "debat(?:e|ed|ing)", "weigh(?:ed|ing) up", "read up on", "window-?shop(?:ped|ping)?", "had my eye on"),
	cue("hypothetical", .6, "if", "maybe", "perhaps", "might", "could", "would", "should have", "some ?day", "one day", "wish(?:es|ed|ing)?", "hop(?:e|ed|es|ing)", "(?:day)?dream(?:s|t|ed|ing)?", "fantas(?:y|ised|ized|ising|izing)", "imagin(?:e|ed|ing)", "plan(?:s|ned|ning)? (?:to|on)", "had (?:it|the|they|he|she|i) (?:\\p{L}+ )?been", "next (?:life|time)", "pretend(?:ed|ing)?"),
	cue("offered", .6, "offer(?:s|ed|ing)?", "suggest(?:s|ed|ing|ion)?", "recommend(?:s|ed|ing|ation)?", "propos(?:e|ed|es|ing|al)", "advertis(?:e|ed|es|ing|ement)", "ads?", "pitch(?:ed|es|ing)?", "wanted", "ask(?:s|ed) (?:for|me|us|about)", "on (?:sale|offer|display)", "for sale", "urg(?:e|ed|es|ing)", "advis(?:e|ed|es|ing)", "push(?:ed|es|ing)", "prais(?:e|ed|es|ing)", "rav(?:e|ed|es|ing)", "swear(?:s)? by|swore by", "hint(?:ed|s)?", "tried to", "lur(?:e|ed|ing)", "dangl(?:e|ed|ing)", "invit(?:e|ed|es|ation)", "appl(?:ied|y|ication)", "quot(?:e|ed|es)", "(?:brochure|flyer|leaflet|advert|coupon|promo|newsletter|catalogue|poster|billboard)s?", "(?:recruiter|headhunter|salesman|saleswoman|salesperson|telemarketer)s?", "rumou?rs?", "(?:phoned|rang|called|knocked)", "interview(?:ed|s)?", "(?:free )?trials?", "demo"),
	cue("mistaken", 1, "by (?:mistake|accident)", "in error", "accidentally", "wrong(?:ly)?", "mistaken(?:ly)?", "mix(?:ed)?[- ]?up", "someone else's", "not mine", "belongs to"),
	cue("considered", .5, "tr(?:y|ied|ying)", "test(?:s|ed|ing)?", "sampl(?:e|ed|ing)", "tast(?:e|ed|ing)", "borrow(?:ed|ing)?", "lent", "rent(?:al|ed for)", "loaner", "temporar(?:y|ily)", "visit(?:ed|ing)?", "tour(?:ed)?", "once", "one (?:night|evening|afternoon|time|weekend)", "for (?:a|one|two) (?:day|week|weekend|moment|minute|night|days|weeks)", "went along", "curious", "saw", "view(?:ed|ing)", "check(?:ed|ing) out", "had a (?:look|peek)"),
	cue("declined", .6, String.raw`too (?!much of)(?!\p{L}+ly)\p{L}+`, "hat(?:e|ed|es|ing)", "dislik(?:e|ed|es|ing)", "awful", "terrible", "horrible", "bor(?:ed|ing)", "ugly", "gross", "overpriced", "disappoint(?:ed|ing|ment)?", "uncomfortable", "unbearable", "put (?:me|us) off", "twice (?:what|as)", "closed", "sold out", "(?:out of|no) (?:stock|openings?|room)", "wait(?:ing)? ?list", "unavailable", "full(?:y booked)", "outbid", "missed out", "faster", "went to (?:another|someone|somebody)", "regret(?:s|ted)?", "complain(?:ed|s)?"),
	cue("declined", .4, "but", "though", "although", "however", "yet", "until"),
	{
		kind: "asked",
		weight: 1,
		pattern: /\?\s*$/
	}
];
/** What says that it holds from now on. */
const UPDATE = /\b(?:now|nowadays|these days|from (?:now|today|here|this|next|monday|tomorrow)|as of|of late|(?:since|starting) (?:today|this|yesterday|last|next)|switch\w*|mov(?:ed|ing)|chang\w*|my new|instead|no longer|any ?more|any ?longer|start(?:ed|ing)|replac\w*|update:?|(?:went|gone) (?:up|down|to)|took over|taken (?:up|over)|finally|migrat\w*|bec(?:ame|ome)|handed over|swapped|upgraded|joined|enrolled|signed|(?:got|have) (?:my|our) new|bought)\b/i;
/** What says that it is so, though nobody says that it changed. */
const SETTLED = /\b(?:now|from (?:now|today|here|this)|these days|nowadays|today|tonight|this (?:week|morning|evening|month)|since|already|every|everything|first|new|all my|all our|with my name|mine|got my|got our|arriv\w*|install\w*|signed|sign|register\w*|enrolled|joined|moved|migrat\w*|switch\w*|swapped|paid|set (?:to|up|for)|the (?:old|other)|closed the old|as of|starting|until further)\b/gi;
/** That it was so, and is over. */
const PAST = /\b(?:used to|back then|back when|way back|long ago|(?:years|decades|ages) ago|a long time ago|as an? (?:\p{L}+ )?(?:kid|child|student|teen\p{L}*|boy|girl|toddler|apprentice|intern|trainee)|when i was|when we were|in my (?:childhood|youth|teens|twenties|thirties|school days|student days|younger days|first job)|growing up|at (?:university|uni|college|school|boarding school) i|during (?:university|uni|college|school|my studies|the war|lockdown)|in (?:university|college|high school|primary school)|formerly|in the old days|(?:my|our|the) (?:old|previous|former|childhood|last|ex) (?=\p{L})|once (?:lived|worked|had|owned|was)|(?:some|many|two|three|five|ten) years earlier)\b|\b(?:no longer|not any ?more)\b(?!.*[,;].)/iu;
/** A year that a sentence looks back to, unless it says "since" it. */
const YEAR$1 = /\b(?<since>since|from)?\s*(?:(?:in|around|during|of|back|until|till|summer|winter|spring|autumn|fall|circa|by|year|late|early|mid)\s+)(?<year>(?:19|20)\d\d)\b/gi;
/** Talk between people, which states no fact to be kept: it addresses somebody, greets, answers. */
const TALK = /\b(?:you|your|you're|you've|let's|let us)\b|^(?:hey|hi|hello|wow|yeah|yep|yes|no problem|thanks?|thank|cool|nice|great|awesome|sounds|good luck|congrats?|ok(?:ay)?|oh|haha|absolutely|sure|definitely|that's|this is|it's|they're|there (?:were|was|are|is))\b|,\s+\p{Lu}\p{Ll}+!?\s*$/iu;
// shared/domain/memory/time/words.ts
const WORD$2 = /[\p{L}\p{N}]+(?:[:.]\p{N}+)*(?:'\p{L}+)?/gu;
const set = (words) => new Set(words.split(" "));
/** Words that say how others belong together and nothing of their own: they hold a sentence's frame. */
const FUNCTION_WORDS = set("a an and are as at be am been being but by for if in into is it its no not of on or such that the their then there these they this those to was were will with i me my mine we our us you your he him his she her hers them what which who whom whose have has had having do does did would could should might must can may shall so than too very just about from up down out over under again when where why how all any both each now");
/** Words that tell facts apart as little as those do, though they can be part of a value. */
const LIGHT_WORDS = set("few more most other some own same s t ve ll re d m get got go goes going went like one also doing done");
/** Words of a question that ask for a time rather than for a thing. */
const TIME_WORDS = set("now current currently moment today nowadays days latest these right present recent recently still anymore usual usually before previous previously prior formerly former earlier last after since until till ago time times month year week");
const IRREGULAR$1 = new Map(Object.entries({
	be: "is are am was were been being",
	have: "has had having",
	do: "does did done",
	go: "goes went gone",
	take: "took taken",
	buy: "bought",
	get: "got gotten",
	eat: "ate eaten",
	drink: "drank drunk",
	drive: "drove driven",
	pay: "paid",
	wear: "wore worn",
	sell: "sold",
	speak: "spoke spoken",
	teach: "taught",
	sleep: "slept",
	keep: "kept",
	leave: "left",
	choose: "chose chosen",
	begin: "began begun",
	run: "ran",
	ride: "rode ridden",
	see: "saw seen",
	sing: "sang sung",
	swim: "swam swum",
	write: "wrote written",
	meet: "met",
	make: "made",
	give: "gave given",
	find: "found",
	hold: "held",
	grow: "grew grown",
	know: "knew known",
	child: "children",
	send: "sent",
	bring: "brought",
	wake: "woke woken",
	fly: "flew flown",
	build: "built",
	win: "won",
	rise: "rose risen",
	stand: "stood",
	tell: "told",
	say: "said",
	think: "thought",
	feel: "felt"
}).flatMap(([root, forms]) => forms.split(" ").map((form) => [form, root])));
const VOWEL = /[aeiouy]/;
/** A word without its endings, so that "works", "worked" and "working" meet. Not a word of a language. */
function rootOf(word) {
	const known = IRREGULAR$1.get(word);
	if (known) return known;
	if (word.length < 4 || /\d/.test(word)) return word;
	let root = word;
	if (root.endsWith("ies")) root = `${root.slice(0, -3)}y`;
	else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
	else if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
	const cut = /(?:ing|ed|er|or|ment|ly)$/.exec(root);
	if (cut && cut.index >= 3 && VOWEL.test(root.slice(0, cut.index))) root = root.slice(0, cut.index);
	root = root.replace(/([bdfgmnprt])\1$/, "$1");
	return root.length > 3 ? root.replace(/e$/, "").replace(/i$/, "y") : root;
}
/** One spelling of what looks alike: typographic apostrophes, full-width letters. */
function unify(text) {
	return text.normalize("NFKC").replace(/[\u2018\u2019]/g, "'");
}
function wordsOf$1(text) {
	return Array.from(unify(text).matchAll(WORD$2), ([written]) => {
		const lower = written.toLowerCase().replace(/'s$/, "");
		return {
			written,
			lower,
			root: rootOf(lower.replaceAll("'", ""))
		};
	});
}
/** Whether a word can tell one fact from another. */
function saysSomething({ lower, root }) {
	return !FUNCTION_WORDS.has(lower) && !FUNCTION_WORDS.has(root) && !LIGHT_WORDS.has(lower);
}
function isCapitalised(word) {
	return /\p{Lu}/u.test(word);
}
// shared/domain/memory/time/people.ts
const KIN$1 = "brother|sister|mother|father|mom|mum|dad|wife|husband|partner|girlfriend|boyfriend|fiancée?|son|daughter|child|colleague|coworker|friend|roommate|flatmate|housemate|neighbou?r|uncle|aunt|cousin|grandma|grandmother|grandpa|grandfather|niece|nephew|twin|parents|mother-in-law|father-in-law|brother-in-law|sister-in-law|stepmother|stepfather|stepsister|stepbrother|godmother|godfather";
const KIN_KIND = "(?:(?:older|younger|elder|eldest|youngest|oldest|little|big|best|ex|late|twin|step|half|new|old|good|close|former)[ -])*";
/** "My sister works …": about her. "My sister offered me …": about the owner. */
const KIN_LEADS = new RegExp(String.raw`^(?:my|our)\s+${KIN_KIND}(?<kin>${KIN$1})(?:(?<own>'s)\b|\s+(?!and\b|is (?:called|named)|offered|suggested|told|said|recommended|asked|swears)(?<verb>\p{L}+))`, "iu");
/** Not where the question ends with it: "who is my partner?" asks about the owner. */
const KIN_ASKED = new RegExp(String.raw`\b(?:my|our)\s+${KIN_KIND}(?<kin>${KIN$1})(?:'s)?\s+\p{L}`, "iu");
const FIRST_PERSON = /\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|our|ours|us)\b/i;
const NAME_LEADS = /^(?<name>\p{Lu}[\p{L}-]+)(?<own>'s)?\s+(?<next>\p{Ll}[\p{L}']*)/u;
const VERB_AFTER_NAME = /(?:[^s]s|ed)$|^(?:has|was|had|is|does|did|went|took|bought|got|ate|drove|wore|sold|left|ran|met|made|kept)$/;
function isFirstPerson(text) {
	return FIRST_PERSON.test(text);
}
/** The person at the head of a sentence, or null where it is about who says it. */
function leadOf(text) {
	const led = KIN_LEADS.exec(text);
	const kin = led?.groups;
	const isAboutMe = kin?.["verb"] !== void 0 && isFirstPerson(text.slice(led?.[0].length ?? 0));
	if (kin?.["kin"] && !isAboutMe) {
		const head = text.toLowerCase().indexOf(kin["kin"].toLowerCase()) + kin["kin"].length;
		const words = text.slice(0, head).trim().split(/[\s-]+/).length;
		return {
			name: kin["kin"].toLowerCase(),
			words,
			isOwning: kin["own"] !== void 0,
			isSure: true
		};
	}
	if (isFirstPerson(text)) return null;
	const named = NAME_LEADS.exec(text)?.groups;
	const name = named?.["name"]?.toLowerCase();
	if (!named || !name || FUNCTION_WORDS.has(name)) return null;
	const isOwning = named["own"] !== void 0;
	if (!isOwning && !VERB_AFTER_NAME.test(named["next"] ?? "")) return null;
	return {
		name,
		words: 1,
		isOwning,
		isSure: isOwning
	};
}
/** `known`: whom there are facts about, in lower case. */
function whomAsked(question, words, known) {
	const named = words.find(({ written, lower }) => known.has(lower) && /^\p{Lu}/u.test(written) && !FUNCTION_WORDS.has(lower));
	if (named) return {
		kind: "person",
		name: named.lower
	};
	const kin = KIN_ASKED.exec(question)?.groups?.["kin"]?.toLowerCase();
	if (kin) return {
		kind: known.has(kin) ? "person" : "stranger",
		name: kin
	};
	if (isFirstPerson(question)) return { kind: "owner" };
	const stranger = /\b(?:does|did|do|is|was|has|had)\s+(?<acts>\p{Lu}[\p{L}-]+)\b|(?<owns>\p{Lu}[\p{L}-]+)'s\b/u.exec(question)?.groups;
	const name = stranger?.["acts"] ?? stranger?.["owns"];
	return name ? {
		kind: "stranger",
		name: name.toLowerCase()
	} : { kind: "anyone" };
}
const YEAR_WORD = "y";
/** Longer texts are documents: what they say of truth belongs to none of their facts alone. */
const MAX_READ = 600;
const SETTLED_WORTH = .35;
const SETTLED_MOST = .7;
function yearIn(text, at) {
	const written = new Date(at).getUTCFullYear();
	for (const { groups } of text.matchAll(YEAR$1)) {
		const year = Number(groups?.["year"]);
		if (groups?.["since"] === void 0 && year > 1930 && year < written) return year;
	}
	return null;
}
function doubtIn(text) {
	let against = 0;
	let strongest = 0;
	let kind = "asserted";
	for (const cue of CUES) {
		if (!cue.pattern.test(text)) continue;
		against += cue.weight;
		if (cue.weight > strongest) {
			strongest = cue.weight;
			kind = cue.kind;
		}
	}
	const settled = Math.min(SETTLED_MOST, SETTLED_WORTH * [...text.matchAll(SETTLED)].length);
	return {
		doubt: against - settled,
		kind
	};
}
/** The owner is "I" in what they say, "the user" in what others wrote down about them. */
function inFirstPerson(text) {
	return text.replace(/^(?:the )?user's\b/i, "My").replace(/^(?:the )?user\b(?= \p{L})/iu, "I").replace(/\bthe user's\b/gi, "my");
}
function aligned(words, lead) {
	const replaced = words.map((word) => {
		if (/^(?:i|we)(?:'|$)/.test(word.lower)) return {
			...word,
			root: "s"
		};
		if (/^(?:my|our)$/.test(word.lower)) return {
			...word,
			root: "s"
		};
		return /^(?:19|20)\d\d$/.test(word.lower) ? {
			...word,
			root: YEAR_WORD
		} : word;
	});
	if (!lead) return replaced;
	return [{
		written: words[0]?.written ?? lead.name,
		lower: lead.name,
		root: lead.isOwning ? "s" : "s"
	}, ...replaced.slice(lead.words)];
}
/** The same sentence where its first word turned out to name no person: it is about who says it. */
function withoutSubject(assertion) {
	const [head, ...rest] = assertion.words;
	const words = head ? [{
		...head,
		root: rootOf(head.lower)
	}, ...rest] : [];
	return {
		...assertion,
		subject: null,
		isSubjectSure: true,
		words
	};
}
/** Reads one sentence by closed-class words: no attribute is known to it. `at`: when it was said. */
function readAssertion(text, { at = NaN, speaker = null } = {}) {
	const said = inFirstPerson(unify(text).slice(0, MAX_READ));
	const lead = leadOf(said);
	const year = yearIn(said, at);
	const { doubt, kind } = doubtIn(said);
	const isPast = year !== null || PAST.test(said);
	return {
		subject: lead?.name ?? speaker?.toLowerCase() ?? null,
		isSubjectSure: lead?.isSure ?? true,
		modality: isPast ? "past" : doubt >= 1 ? kind : "asserted",
		doubt,
		year,
		isUpdate: UPDATE.test(said),
		isTalk: TALK.test(said),
		words: aligned(wordsOf$1(said), lead)
	};
}
/** The words that say what a fact is about, without frame and subject. */
function tellingWords(assertion) {
	return assertion.words.filter((word) => !word.root.startsWith("") && saysSomething(word) && word.root !== rootOf("have"));
}
/** Reads each text once: the same facts are candidates again and again. Keeps the latest `most` readings. */
function keepReadings(most) {
	const kept = /* @__PURE__ */ new Map();
	return (text, at) => {
		const key = `${new Date(at).getUTCFullYear()} ${text}`;
		const known = kept.get(key);
		if (known) return known;
		const reading = readAssertion(text, { at });
		kept.set(key, reading);
		for (const oldest of kept.keys()) {
			if (kept.size <= most) break;
			kept.delete(oldest);
		}
		return reading;
	};
}
// shared/domain/memory/time/relevance.ts
/** A few common words make a question no better known than that. */
const LEAST_TOP = .6;
/** Below that share of the question's words nothing was found by words, and meaning steps in. */
const NOTHING_BELOW = .15;
const MEANING_WORTH = .3;
const ANCHOR_WORTH = .5;
const BY_VALUE = .85;
const BY_FRAME = .9;
const ROUNDS = 2;
/** Whether the words stand in the sentence, one after the other. */
function says(fact, words) {
	const within = fact.reading.words;
	return within.some((_, from) => words.every(({ root }, step) => within[from + step]?.root === root));
}
function raise(values, most, to) {
	if (most <= 0) return;
	for (let i = 0; i < values.length; i++) values[i] = values[i] * to / most;
}
/** How much of the question each fact says itself. */
function byWords({ facts, rarity }, { words, intent }, meaning) {
	const all = words.reduce((sum, { root, weight }) => sum + weight * rarity(root), 0);
	const found = Float64Array.from(facts, ({ telling }) => {
		const roots = new Set(telling.map(({ root }) => root));
		const said = words.reduce((sum, { root, weight }) => sum + (roots.has(root) ? weight * rarity(root) : 0), 0);
		return all > 0 ? said / all : 0;
	});
	const most = Math.max(0, ...found);
	const nearest = Math.max(0, ...meaning);
	const stepIn = most < NOTHING_BELOW && nearest > 0 ? LEAST_TOP / nearest : MEANING_WORTH;
	if (most < LEAST_TOP) raise(found, most, LEAST_TOP);
	for (const { index } of facts) found[index] = Math.max(found[index], stepIn * meaning[index]);
	if (intent.kind !== "previous" && intent.kind !== "next") return found;
	if (intent.anchor.length === 0) return found;
	for (const fact of facts) if (says(fact, intent.anchor)) found[fact.index] = Math.min(1, found[fact.index] + ANCHOR_WORTH);
	return found;
}
/** Facts by the keys they share. */
function sharing(facts, keysOf) {
	const by = /* @__PURE__ */ new Map();
	for (const fact of facts) for (const key of new Set(keysOf(fact))) {
		const others = by.get(key);
		if (others) others.push(fact);
		else by.set(key, [fact]);
	}
	return [...by.values()].filter((others) => others.length > 1);
}
const valueKeys = ({ values }) => values.flatMap(({ key, short }) => short === null || short === key ? [key] : [key, short]);
/** What is asked of one fact is asked of those with its values, and of those that say the same in its frame. */
function spread(facts, own) {
	const byValue = sharing(facts, valueKeys);
	const byFrame = sharing(facts, ({ frame }) => frame ? [frame.key] : []);
	let now = Float64Array.from(own);
	for (let round = 0; round < ROUNDS; round++) {
		const next = Float64Array.from(now);
		for (const others of byValue) {
			const most = Math.max(...others.map(({ index }) => now[index]));
			for (const { index } of others) next[index] = Math.max(next[index], BY_VALUE * most);
		}
		now = Float64Array.from(next);
		for (const others of byFrame) {
			const byFiller = /* @__PURE__ */ new Map();
			for (const { index, frame } of others) {
				const filler = frame?.filler ?? "";
				byFiller.set(filler, Math.max(byFiller.get(filler) ?? 0, next[index]));
			}
			let sum = 0;
			for (const value of byFiller.values()) sum += value;
			const mean = BY_FRAME * sum / byFiller.size;
			for (const { index } of others) now[index] = Math.max(own[index], mean);
		}
	}
	return now;
}
/** How much each fact, by its index, has to do with what is asked. `meaning`: how near it is to the question. */
function relevanceOf(store, question, meaning) {
	return spread(store.facts, byWords(store, question, meaning));
}
// shared/domain/memory/time/vectors.ts
/** How alike two unit vectors are; 0 where one is missing or of another model. */
function dot(a, b) {
	if (!a || !b || a.length !== b.length) return 0;
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}
/** The direction several vectors share, each as much as it weighs, of length 1; null where there are none. */
function weightedMean(vectors, weights) {
	const first = vectors.find((vector) => vector !== null);
	if (!first) return null;
	const mean = new Float32Array(first.length);
	for (const [index, vector] of vectors.entries()) {
		if (vector?.length !== mean.length) continue;
		const weight = weights[index] ?? 0;
		for (let i = 0; i < mean.length; i++) mean[i] = mean[i] + weight * vector[i];
	}
	const length = Math.sqrt(dot(mean, mean)) || 1;
	return mean.map((value) => value / length);
}
function meanOf(vectors) {
	return weightedMean(vectors, vectors.map(() => 1));
}
// shared/domain/memory/time/slots.ts
const PREDICATE_WORTH = .7;
const VALUE_WORTH = .7;
const VECTOR_WORTH = .6;
/** Two groups closer than this are one slot. */
const MERGE_ABOVE = .38;
/** A leftover joins the slot it is nearest to if it is this near, and nearer than to any other by a fifth. */
const LEAN_ABOVE = .14;
const LEAN_AHEAD = 1.2;
const LEAN_TO_SIZE = 4;
/** More groups than that are not compared with each other: the merging is quadratic. */
const MOST_GROUPS = 160;
function groupOf(facts, rarity) {
	const counts = /* @__PURE__ */ new Map();
	for (const { predicate } of facts) for (const root of new Set(predicate.map((word) => word.root))) counts.set(root, (counts.get(root) ?? 0) + 1);
	let squares = 0;
	for (const [root, count] of counts) {
		const weight = rarity(root) * Math.min(1, 2 * count / facts.length);
		counts.set(root, weight);
		squares += weight * weight;
	}
	return {
		facts,
		vector: meanOf(facts.map(({ candidate }) => candidate.vector)),
		predicate: counts,
		norm: Math.sqrt(squares) || 1,
		values: new Set(facts.flatMap(({ values }) => values.map(({ key }) => key))),
		shapes: new Set(facts.flatMap(({ shapes }) => [...shapes]))
	};
}
function overlap(a, b) {
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let shared = 0;
	for (const key of small) if (large.has(key)) shared++;
	return shared;
}
function likeness(a, b) {
	if (overlap(a.shapes, b.shapes) === 0) return -1;
	const [small, large] = a.predicate.size < b.predicate.size ? [a.predicate, b.predicate] : [b.predicate, a.predicate];
	let words = 0;
	for (const [root, weight] of small) words += weight * (large.get(root) ?? 0);
	const values = overlap(a.values, b.values) / Math.min(a.values.size, b.values.size);
	return PREDICATE_WORTH * words / (a.norm * b.norm) + VALUE_WORTH * values + VECTOR_WORTH * Math.max(0, dot(a.vector, b.vector));
}
/** What stands in one frame, or says word for word the same, begins as one group. */
function begin(facts, rarity) {
	const together = /* @__PURE__ */ new Map();
	for (const fact of facts) {
		const key = fact.frame?.key ?? fact.reading.words.map(({ root }) => root).join(" ");
		const group = together.get(key);
		if (group) group.push(fact);
		else together.set(key, [fact]);
	}
	return [...together.values()].map((group) => groupOf(group, rarity));
}
/** Joins the two likest groups again and again, until none are alike enough. */
function merge(groups, rarity) {
	const live = [...groups];
	const like = live.map((a, i) => live.map((b, j) => a && b && j < i ? likeness(a, b) : -1));
	for (;;) {
		let [best, first, second] = [
			MERGE_ABOVE,
			-1,
			-1
		];
		for (let i = 1; i < live.length; i++) {
			const row = like[i];
			for (let j = 0; j < i; j++) if (row[j] > best) [best, first, second] = [
				row[j],
				j,
				i
			];
		}
		const [a, b] = [live[first], live[second]];
		if (!a || !b) return live.filter((group) => group !== null);
		const joined = groupOf([...a.facts, ...b.facts], rarity);
		live[first] = joined;
		live[second] = null;
		for (let k = 0; k < live.length; k++) {
			const other = live[k];
			const near = other && k !== first ? likeness(joined, other) : -1;
			like[Math.max(first, k)][Math.min(first, k)] = near;
			like[Math.max(second, k)][Math.min(second, k)] = -1;
		}
	}
}
/** Small leftovers go where they clearly fit best. */
function lean(groups) {
	const large = groups.filter(({ facts }) => facts.length >= LEAN_TO_SIZE);
	const leaning = /* @__PURE__ */ new Map();
	for (const group of groups) {
		if (large.includes(group) || group.values.size === 0 || group.facts.every(({ reading }) => reading.isTalk)) continue;
		const [best, next] = large.map((slot) => ({
			slot,
			near: likeness(group, slot)
		})).toSorted((a, b) => b.near - a.near);
		if (best && best.near > LEAN_ABOVE && best.near > LEAN_AHEAD * Math.max(0, next?.near ?? 0)) leaning.set(group, best.slot);
	}
	return leaning;
}
/** Which facts say the same kind of thing, without knowing any kind of thing beforehand. */
function slotsOf({ facts, rarity }) {
	const groups = begin(facts, rarity);
	const valued = groups.filter(({ values }) => values.size > 0).toSorted((a, b) => b.values.size - a.values.size || (a.facts[0]?.index ?? 0) - (b.facts[0]?.index ?? 0));
	const merged = [
		...merge(valued.slice(0, MOST_GROUPS), rarity),
		...valued.slice(MOST_GROUPS),
		...groups.filter(({ values }) => values.size === 0)
	];
	const leaning = lean(merged);
	const kept = merged.filter((group) => !leaning.has(group));
	const of = new Int32Array(facts.length);
	const leans = /* @__PURE__ */ new Set();
	return {
		all: kept.map((group, place) => {
			const joined = [...leaning].filter(([, slot]) => slot === group).flatMap(([small]) => small.facts);
			for (const fact of joined) leans.add(fact);
			const members = [...group.facts, ...joined];
			for (const { index } of members) of[index] = place;
			return {
				facts: members,
				vector: group.vector
			};
		}),
		of,
		leans
	};
}
const COMPARED_FROM = 3;
const MEANING_OF_SLOT = .5;
/** How much a slot is asked for: by its two best wordings, and by what it means as a whole. */
function worthOf({ facts, vector }, of, asked) {
	if (facts.length < 2) return 0;
	const best = /* @__PURE__ */ new Map();
	for (const { index, frame, candidate } of facts) {
		const key = frame?.key ?? candidate.text;
		best.set(key, Math.max(best.get(key) ?? 0, of[index]));
	}
	const [first = 0, second = 0] = [...best.values()].toSorted((a, b) => b - a);
	return (first + second) / 2 + MEANING_OF_SLOT * Math.max(0, dot(asked, vector));
}
/** What the slots say about each fact, given how much each fact is asked for. */
function slotEvidence(slots, asked, vector) {
	const worths = slots.all.map((slot) => worthOf(slot, asked, vector));
	const most = Math.max(0, ...worths);
	const best = slots.all[worths.indexOf(most)];
	const others = slots.all.filter((slot) => slot !== best && slot.facts.length >= COMPARED_FROM);
	return { of: ({ index, candidate }) => {
		let far = 0;
		for (const other of others) far = Math.max(far, dot(candidate.vector, other.vector));
		return {
			share: worths[slots.of[index]] / (most || 1),
			near: dot(candidate.vector, best?.vector ?? null),
			far
		};
	} };
}
// shared/domain/memory/time/evidence.ts
/** A fact this relevant, next to the most relevant one, is a seed: others are compared with it. */
const SEED_FROM = .6;
/**
* Weights of a logistic model, first without and then with the middle of the probable members. Found on generated lives
* by raising the likelihood of the right answers; a life of other attributes in other words keeps the figures.
*/
const FIRST$1 = {
	relevance: 1.5,
	nearness: 1.5,
	meaning: 1.8,
	slot: .8,
	near: 1.8,
	ahead: 3.2,
	seed: 1.6,
	shape: 1.6,
	frame: -.5,
	none: -4.4
};
const SECOND = {
	relevance: 1.9,
	nearness: .78,
	meaning: 3.37,
	slot: .65,
	near: 3.18,
	nearest: 2.77,
	ahead: 3.7,
	seed: 1.48,
	shape: 2.02,
	frame: -.93,
	none: -5.76
};
/** Without vectors, words and values have to do. */
const BY_WORDS = {
	...FIRST$1,
	relevance: 5,
	nearness: 0,
	meaning: 0,
	slot: 2,
	seed: 0,
	shape: 2,
	frame: 0,
	none: -6.5
};
const logistic = (z) => 1 / (1 + Math.exp(-z));
function bySubject(facts) {
	const by = /* @__PURE__ */ new Map();
	for (const fact of facts) {
		const own = by.get(fact.subject);
		if (own) own.push(fact);
		else by.set(fact.subject, [fact]);
	}
	return by;
}
/** Fewer facts about somebody do not show what a name adds. */
const SHOWN_BY = 3;
/**
* How near each fact is to the question. A name in the question draws all facts about that person, whatever they say:
* what they have on average over everybody's is the name's doing and is taken off.
*/
function meaningOf$1(facts, asked) {
	const raw = Float64Array.from(facts, ({ candidate }) => dot(asked, candidate.vector));
	const mean = (of) => of.reduce((sum, { index }) => sum + raw[index], 0) / of.length;
	const all = mean(facts);
	const extra = new Map([...bySubject(facts)].map(([subject, own]) => [subject, subject !== null && own.length >= SHOWN_BY ? Math.max(0, mean(own) - all) : 0]));
	return raw.map((value, index) => Math.max(0, value - (extra.get(facts[index]?.subject ?? null) ?? 0)));
}
function seedNearness(fact, seeds) {
	let nearest = 0;
	for (const seed of seeds) if (seed !== fact) nearest = Math.max(nearest, dot(fact.candidate.vector, seed.candidate.vector));
	return nearest;
}
/** The share of the relevant facts that have a value of one of these shapes. */
function shapeShares(facts, relevance) {
	const byShapes = /* @__PURE__ */ new Map();
	let all = 0;
	for (const { index, shapes } of facts) {
		const worth = relevance[index] ** 3;
		const key = [...shapes].toSorted().join();
		byShapes.set(key, {
			shapes,
			worth: worth + (byShapes.get(key)?.worth ?? 0)
		});
		all += worth;
	}
	const shares = new Map([...byShapes].map(([key, { shapes }]) => {
		let shared = 0;
		for (const other of byShapes.values()) if ([...other.shapes].some((one) => shapes.has(one))) shared += other.worth;
		return [key, shared / (all || 1)];
	}));
	return ({ shapes }) => shares.get([...shapes].toSorted().join()) ?? 0;
}
function signsOf(store, slots, question, asked) {
	const { facts } = store;
	const meaning = meaningOf$1(facts, asked);
	const relevance = relevanceOf(store, question, meaning);
	const bySlot = slotEvidence(slots, relevance, asked);
	const most = Math.max(1e-9, ...relevance);
	const nearest = Math.max(1e-9, ...meaning);
	const seeds = facts.filter(({ index }) => relevance[index] >= SEED_FROM * most);
	const shapeShare = shapeShares(facts, relevance);
	return facts.map((fact) => {
		const { share, near, far } = bySlot.of(fact);
		return {
			relevance: relevance[fact.index] / most,
			nearness: meaning[fact.index] / nearest,
			meaning: meaning[fact.index],
			slot: share,
			near,
			ahead: near - far,
			far,
			seed: seedNearness(fact, seeds),
			shape: shapeShare(fact),
			frame: fact.frame ? 1 : 0
		};
	});
}
function weigh(signs, weights) {
	return weights.none + weights.relevance * signs.relevance + weights.nearness * signs.nearness + weights.meaning * signs.meaning + weights.slot * signs.slot + weights.seed * signs.seed + weights.shape * signs.shape + weights.frame * signs.frame;
}
/** How likely each fact, by its index, says the kind of thing that is asked for, of whomever, and true or not. */
function membershipOf(store, slots, question, asked) {
	const signs = signsOf(store, slots, question, asked);
	if (!asked || store.facts.every(({ candidate }) => candidate.vector === null)) return Float64Array.from(signs, (one) => logistic(weigh(one, BY_WORDS)));
	const first = signs.map((one) => logistic(weigh(one, FIRST$1) + FIRST$1.near * one.near + FIRST$1.ahead * one.ahead));
	const middle = weightedMean(store.facts.map(({ candidate }) => candidate.vector), first);
	const near = store.facts.map(({ candidate }) => dot(candidate.vector, middle));
	const nearest = Math.max(1e-9, ...near);
	return Float64Array.from(signs, (one, index) => {
		const own = near[index] ?? 0;
		const place = SECOND.near * own + SECOND.nearest * (own / nearest) + SECOND.ahead * (own - one.far);
		return logistic(weigh(one, SECOND) + place);
	});
}
// shared/domain/memory/time/frames.ts
/** Beyond that a gap is no longer a value, and a sentence no longer a fact. */
const LONGEST_GAP = 4;
const LONGEST = 24;
const isMark$1 = (root) => root.startsWith("s".slice(0, 1));
const isFrameWord = (root) => isMark$1(root) || FUNCTION_WORDS.has(root);
function shared(a, b) {
	const most = Math.min(a.length, b.length);
	let head = 0;
	while (head < most && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
	return {
		head,
		tail
	};
}
const isGap = (length, head, tail) => length - head - tail >= 1 && length - head - tail <= LONGEST_GAP;
/** How many words of their own the rest of the sentence has; a gap that begins or ends in a frame word is none. */
function tellingRest(roots, head, tail) {
	const end = roots.length - tail;
	if (isFrameWord(roots[head] ?? "") || isFrameWord(roots[end - 1] ?? "")) return 0;
	return roots.filter((root, place) => (place < head || place >= end) && !isFrameWord(root)).length;
}
function neighboursOf(sentences) {
	const found = sentences.map(() => []);
	for (let i = 0; i < sentences.length; i++) {
		const a = sentences[i] ?? [];
		for (let j = i + 1; j < sentences.length; j++) {
			const b = sentences[j] ?? [];
			if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) continue;
			if (Math.abs(a.length - b.length) >= LONGEST_GAP) continue;
			const { head, tail } = shared(a, b);
			if (!isGap(a.length, head, tail) || !isGap(b.length, head, tail)) continue;
			found[i]?.push({
				other: j,
				head,
				tail
			});
			found[j]?.push({
				other: i,
				head,
				tail
			});
		}
	}
	return found;
}
const fillerOf = (roots, head, tail) => roots.slice(head, roots.length - tail).join(" ");
/** For each sentence the frame that most others fill otherwise, or null where it stands alone. */
function framesOf(sentences) {
	const cut = sentences.map((roots) => roots.slice(0, LONGEST));
	const neighbours = neighboursOf(cut);
	return cut.map((roots, index) => {
		let best = null;
		const tried = /* @__PURE__ */ new Set();
		for (const { head, tail } of neighbours[index] ?? []) {
			if (tried.has(head * LONGEST + tail)) continue;
			tried.add(head * LONGEST + tail);
			const telling = tellingRest(roots, head, tail);
			if (telling === 0) continue;
			const fillers = /* @__PURE__ */ new Set([fillerOf(roots, head, tail)]);
			for (const near of neighbours[index] ?? []) {
				const other = cut[near.other] ?? [];
				if (near.head < head || near.tail < tail || !isGap(other.length, head, tail)) continue;
				if (tellingRest(other, head, tail) > 0) fillers.add(fillerOf(other, head, tail));
			}
			const length = roots.length - head - tail;
			const worth = fillers.size * 10 + telling - length / 2;
			if (fillers.size < 2 || best && worth <= best.worth) continue;
			best = {
				frame: {
					key: [
						...roots.slice(0, head),
						"_",
						...roots.slice(roots.length - tail, roots.length)
					].join(" "),
					from: head,
					to: head + length,
					filler: fillerOf(roots, head, tail)
				},
				worth
			};
		}
		return best?.frame ?? null;
	});
}
// shared/domain/memory/time/values.ts
const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;
const CLOCK = /^(?:\d[\d:.]* ?(?:am|pm)|\d+:\d+|noon|midnight)$/;
const HALF_DAY = /^(?:am|pm)$/;
const LONGEST_VALUE = 4;
/** A filler that mostly occurs elsewhere is an ordinary word. */
const LEAST_AS_FILLER = .5;
function lexiconOf(sentences, frames) {
	const inLower = /* @__PURE__ */ new Set();
	const capitalisedWithin = /* @__PURE__ */ new Set();
	const frequency = /* @__PURE__ */ new Map();
	for (const words of sentences) {
		for (const [place, { written, lower }] of words.entries()) if (!isCapitalised(written)) inLower.add(lower);
		else if (place > 0) capitalisedWithin.add(lower);
		for (const root of new Set(words.map((word) => word.root))) frequency.set(root, (frequency.get(root) ?? 0) + 1);
	}
	const counts = /* @__PURE__ */ new Map();
	for (const frame of frames) if (frame) counts.set(frame.filler, (counts.get(frame.filler) ?? 0) + 1);
	const lines = sentences.map((words) => ` ${words.map(({ root }) => root).join(" ")} `);
	const fillers = /* @__PURE__ */ new Set();
	for (const [filler, count] of counts) if (count / lines.filter((line) => line.includes(` ${filler} `)).length >= LEAST_AS_FILLER) fillers.add(filler);
	return {
		fillers,
		inLower,
		capitalisedWithin,
		frequency
	};
}
const isMark = ({ root }) => root.startsWith("s".slice(0, 1));
const isNumeric = ({ written }) => /^\p{N}/u.test(written);
/** Whether the first word of a sentence is a name, which its capital alone does not say. */
function namesAtHead(words, { inLower, capitalisedWithin }) {
	const [first, second] = words;
	if (!first || inLower.has(first.lower)) return false;
	if (capitalisedWithin.has(first.lower)) return true;
	if (!second) return false;
	if (isCapitalised(second.written) && !isMark(second)) return true;
	return /^(?:is|was|has|did|does)$/.test(second.lower) || /(?:[^s]s|ed)$/.test(second.lower);
}
function isNameWord(words, place, lexicon) {
	const word = words[place];
	if (!word || isMark(word) || FUNCTION_WORDS.has(word.lower)) return false;
	if (isNumeric(word)) return true;
	if (!isCapitalised(word.written) || !saysSomething(word)) return false;
	return place > 0 || namesAtHead(words, lexicon);
}
/** Runs of names and numbers: "Galaxy S23", "7:30 am", "1140". */
function nameRuns(words, lexicon) {
	const runs = [];
	for (let from = 0; from < words.length; from++) {
		if (!isNameWord(words, from, lexicon)) continue;
		let to = from + 1;
		if (isNumeric(words[from])) {
			if (HALF_DAY.test(words[to]?.lower ?? "")) to++;
		} else while (to < words.length && isNameWord(words, to, lexicon)) to++;
		runs.push([from, to]);
		from = to - 1;
	}
	return runs;
}
function knownSpans(words, longest, least, lexicon) {
	const spans = [];
	for (let from = 0; from < words.length; from++) for (let length = Math.min(longest, words.length - from); length >= least; length--) {
		const key = words.slice(from, from + length).map(({ root }) => root).join(" ");
		if (!lexicon.fillers.has(key)) continue;
		spans.push([from, from + length]);
		break;
	}
	return spans;
}
function shapeOf(words, key) {
	if (words.length === 1 && DAYS.test(words[0]?.lower ?? "")) return "day";
	if (CLOCK.test(key)) return "time";
	if (words.some(isNumeric) && isNumeric(words[0])) return "number";
	return words.some(({ written }) => isCapitalised(written)) ? "name" : "word";
}
function shortOf(roots, frequency) {
	if (roots.length < 2) return null;
	const letters = roots.filter((root) => !/^\d+$/.test(root) && !FUNCTION_WORDS.has(root));
	const rarity = (root) => frequency.get(root) ?? 0;
	return letters.toSorted((a, b) => rarity(a) - rarity(b))[0] ?? null;
}
/** The values of a sentence, those that fill its frame first. */
function valuesOf(words, frame, lexicon) {
	const values = [];
	const taken = /* @__PURE__ */ new Set();
	const add = (start, end, isFiller) => {
		let [from, to] = [start, end];
		while (from < to - 1 && FUNCTION_WORDS.has(words[from]?.root ?? "")) from++;
		if (to - from > 1 && isNumeric(words[from])) to = from + 1;
		if (isNumeric(words[from]) && HALF_DAY.test(words[to]?.lower ?? "")) to++;
		for (let place = from; place < to; place++) if (taken.has(place)) return;
		for (let place = from; place < to; place++) taken.add(place);
		const span = words.slice(from, to);
		const roots = span.map(({ root }) => root);
		const key = roots.join(" ");
		values.push({
			key,
			short: shortOf(roots, lexicon.frequency),
			from,
			to,
			shape: shapeOf(span, key),
			isFiller
		});
	};
	if (frame) add(frame.from, frame.to, true);
	for (const [from, to] of knownSpans(words, LONGEST_VALUE, 2, lexicon)) add(from, to, false);
	for (const [from, to] of nameRuns(words, lexicon)) add(from, to, false);
	for (const [from, to] of knownSpans(words, 1, 1, lexicon)) add(from, to, false);
	return values;
}
// shared/domain/memory/time/known.ts
/** A bare name at the head of one sentence may be a thing; of whom several speak, or who owns something, is somebody. */
function peopleIn(candidates, readings) {
	const people = /* @__PURE__ */ new Set();
	const spokenOf = /* @__PURE__ */ new Map();
	const inLower = new Set(readings.flatMap(({ words }) => words.flatMap(({ written, lower }) => written === lower ? [lower] : [])));
	for (const [index, { subject, isSubjectSure }] of readings.entries()) {
		const given = candidates[index]?.subject?.toLowerCase();
		if (given) people.add(given);
		if (subject === null) continue;
		if (isSubjectSure) people.add(subject);
		else if (!inLower.has(subject)) {
			const texts = spokenOf.get(subject) ?? /* @__PURE__ */ new Set();
			spokenOf.set(subject, texts.add(candidates[index]?.text ?? ""));
		}
	}
	for (const [name, texts] of spokenOf) if (texts.size > 1) people.add(name);
	return people;
}
const since = ({ validFrom, at }) => validFrom ?? at;
/** Earlier first; what was said at one moment by id, so that the order given does not matter. */
function byTime(a, b) {
	return since(a) - since(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
/** Reads all candidates among each other: people, frames, values. `read` reads one text. */
function knowledgeOf(candidates, read) {
	const ordered = candidates.toSorted(byTime);
	const first = ordered.map(({ text, at }) => read(text, at));
	const people = peopleIn(ordered, first);
	const readings = first.map((reading) => reading.subject !== null && !people.has(reading.subject) ? withoutSubject(reading) : reading);
	const sentences = readings.map(({ words }) => words);
	const frames = framesOf(sentences.map((words) => words.map(({ root }) => root)));
	const lexicon = lexiconOf(sentences, frames);
	const subjects = readings.map(({ subject }, index) => ordered[index]?.subject?.toLowerCase() ?? subject);
	const facts = ordered.map((candidate, index) => {
		const reading = readings[index];
		const frame = frames[index] ?? null;
		const values = valuesOf(reading.words, frame, lexicon);
		const telling = tellingWords(reading);
		const within = new Set(values.flatMap(({ from, to }) => reading.words.slice(from, to)));
		return {
			candidate,
			index,
			since: since(candidate),
			reading,
			subject: subjects[index] ?? null,
			frame,
			values,
			shapes: new Set(values.map(({ shape }) => shape)),
			telling,
			predicate: telling.filter((word) => !within.has(word))
		};
	});
	const size = facts.length;
	return {
		facts,
		people,
		rarity: (root) => Math.log(1 + (size + 1) / ((lexicon.frequency.get(root) ?? 0) + .5))
	};
}
// shared/domain/memory/time/dates.ts
const DAY_MS$1 = 864e5;
const MONTH$1 = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTHS$2 = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec"
];
const SEASONS = {
	spring: 2,
	summer: 5,
	autumn: 8,
	fall: 8,
	winter: 11
};
const COUNTS = [
	"",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten",
	"eleven",
	"twelve"
];
const UNIT_DAYS = {
	day: 1,
	week: 7,
	month: 30.44,
	year: 365.25
};
const monthOf = (name) => MONTHS$2.indexOf(name.toLowerCase().slice(0, 3));
const months = (year, month, count = 1) => ({
	from: Date.UTC(year, month, 1),
	to: Date.UTC(year, month + count, 1) - 1
});
const day = (year, month, date) => ({
	from: Date.UTC(year, month, date),
	to: Date.UTC(year, month, date + 1) - 1
});
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const rule = (pattern) => new RegExp(String.raw`\b${pattern}\b`, "i");
function partOfYear(year, part) {
	if (/early|start|beginning/.test(part)) return months(year, 0, 3);
	if (part.includes("mid")) return months(year, 4, 4);
	return /late|end/.test(part) ? months(year, 9, 3) : months(year, 0, 12);
}
/** The latest one that began before `now`; `back` is one earlier where that one still goes on. */
function season(name, now, back) {
	const month = SEASONS[name] ?? 0;
	let year = new Date(now).getUTCFullYear();
	if (Date.UTC(year, month, 1) > now) year--;
	if (back && Date.UTC(year, month + 3, 1) > now) year--;
	return months(year, month, 3);
}
function relative({ which, unit }, now) {
	const date = new Date(now);
	const back = which?.toLowerCase() === "last" ? 1 : 0;
	const name = unit?.toLowerCase() ?? "";
	if (name === "year") return months(date.getUTCFullYear() - back, 0, 12);
	if (name === "month") return months(date.getUTCFullYear(), date.getUTCMonth() - back);
	if (name === "week") return {
		from: now - (7 + 7 * back) * DAY_MS$1,
		to: now - 7 * back * DAY_MS$1
	};
	return season(name, now, back === 1);
}
function ago({ count, unit }, now) {
	const word = count?.toLowerCase() ?? "";
	const to = now - (Number(word) || Math.max(1, COUNTS.indexOf(word))) * (UNIT_DAYS[unit?.toLowerCase() ?? ""] ?? 1) * DAY_MS$1;
	return {
		from: to - DAY_MS$1,
		to
	};
}
/** The latest such month that has begun. */
function latestMonth(name, now) {
	const month = monthOf(name);
	const year = new Date(now).getUTCFullYear();
	return months(Date.UTC(year, month, 1) > now ? year - 1 : year, month);
}
const RULES = [
	[rule(String.raw`${YEAR}-(?<month>0[1-9]|1[0-2])(?:-(?<date>[0-3]\d))?`), ({ year, month, date }) => date ? day(Number(year), Number(month) - 1, Number(date)) : months(Number(year), Number(month) - 1)],
	[rule(String.raw`(?:(?<date>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH$1})\.?(?: (?<after>\d{1,2})(?:st|nd|rd|th)?)?,? (?:of )?${YEAR}`), ({ year, month, date, after }) => date || after ? day(Number(year), monthOf(month ?? ""), Number(date ?? after)) : months(Number(year), monthOf(month ?? ""))],
	[rule(String.raw`(?<season>spring|summer|autumn|fall|winter)(?: of)? ${YEAR}`), ({ year, season: name }) => months(Number(year), SEASONS[name?.toLowerCase() ?? ""] ?? 0, 3)],
	[rule(String.raw`(?:(?<part>early|mid|late|the start of|the beginning of|the end of)[ -])?${YEAR}`), ({ year, part }) => partOfYear(Number(year), part?.toLowerCase() ?? "")],
	[rule(`(?<count>\\d{1,3}|an?|${COUNTS.slice(1).join("|")}) (?<unit>day|week|month|year)s? ago`), ago],
	[rule("(?<which>last|this) (?<unit>year|month|week|spring|summer|autumn|fall|winter)"), relative],
	[rule(`(?:in|by|around|during|of|last|since|until|as of|on|before|back in) (?:\\d{1,2}(?:st|nd|rd|th)? )?(?<month>${MONTH$1})`), ({ month }, now) => latestMonth(month ?? "", now)],
	[rule("yesterday"), (_, now) => ({
		from: now - 2 * DAY_MS$1,
		to: now - DAY_MS$1
	})]
];
/** The time a question names, with the exact rules first: a day, a month, a season, a year, so long ago. */
function dateIn(text, now) {
	for (const [pattern, read] of RULES) {
		const found = pattern.exec(text);
		if (!found) continue;
		const span = read(found.groups ?? {}, now);
		if (Number.isFinite(span.from) && Number.isFinite(span.to)) return {
			...span,
			words: found[0]
		};
	}
	return null;
}
// shared/domain/memory/time/question.ts
const BEFORE = /\b(?:before|prior to|until|preceding|rather than|instead of|up to)\b(?<rest>.*)$/i;
const AFTER = /\b(?:right |just )?(?:after|following)\b(?<rest>.*)$/i;
const PREVIOUS = /\b(?:previous|previously|former|formerly|prior|used to|earlier|preceding|old|last .* before|no longer|not any ?more)\b/i;
const FIRST = /\b(?:first|original|originally|initially|at the beginning|to begin with|in the beginning)\b/i;
const HISTORY = /\b(?:history|over time|over the years|ever|so far|all (?:the|of|my)|list|each of|timeline|every \p{L}+ (?:i|we))\b/iu;
const SEVERAL$1 = /\b(?:what|which) (?!\p{L}*(?:us|ss|is)\b)\p{L}+s\b (?:do|have|are|did|were|does|has)\b/iu;
const POINTS_NOWHERE = /^(?:that|this|it|now|then|today)?$/i;
const KINDS = /* @__PURE__ */ new Set([
	"kind",
	"sort",
	"type",
	"much",
	"many",
	"long",
	"often"
]);
const WEAK = /* @__PURE__ */ new Set([
	"name",
	"use",
	"used",
	"using",
	"called",
	"thing",
	"particular"
]);
const WEAK_WEIGHT = .3;
const ARTICLES = /* @__PURE__ */ new Set([
	"the",
	"a",
	"an",
	"my",
	"our",
	"his",
	"her",
	"their"
]);
function anchorIn(rest) {
	const words = (rest ?? "").trim();
	return POINTS_NOWHERE.test(words) ? [] : wordsOf$1(words).filter(({ lower }) => !ARTICLES.has(lower));
}
/** What is asked of time, and the question without the words that ask it. */
function intentIn(text, now) {
	const span = dateIn(text, now);
	const body = (span ? text.replace(span.words, " ") : text).replace(/[\s?!.]+$/, "");
	const before = BEFORE.exec(body);
	if (before) {
		const rest = body.slice(0, before.index);
		if (span) return {
			intent: {
				kind: "before",
				span
			},
			rest
		};
		return {
			intent: {
				kind: "previous",
				anchor: anchorIn(before.groups?.["rest"])
			},
			rest
		};
	}
	if (span) return {
		intent: {
			kind: "as of",
			span
		},
		rest: body
	};
	const after = AFTER.exec(body);
	const follows = anchorIn(after?.groups?.["rest"]);
	if (after && follows.length > 0) return {
		intent: {
			kind: "next",
			anchor: follows
		},
		rest: body.slice(0, after.index)
	};
	if (PREVIOUS.test(body)) return {
		intent: {
			kind: "previous",
			anchor: []
		},
		rest: body
	};
	if (FIRST.test(body)) return {
		intent: { kind: "first" },
		rest: body
	};
	if (HISTORY.test(body)) return {
		intent: { kind: "history" },
		rest: body
	};
	return {
		intent: { kind: SEVERAL$1.test(body) ? "list" : "current" },
		rest: body
	};
}
function wants(text) {
	if (/\bhow (?:much|many|old|tall|heavy|big|high)\b/i.test(text)) return "number";
	return /^(?:when|at what|what time)\b/i.test(text) ? "time" : null;
}
/** Reads what a question asks of time, and about whom. `people`: whom facts are about, in lower case. */
function readTimeIntent(question, now, people = /* @__PURE__ */ new Set()) {
	const text = unify(question);
	const { intent, rest } = intentIn(text, now);
	const all = wordsOf$1(rest);
	const whom = whomAsked(rest, all, people);
	const name = whom.kind === "person" || whom.kind === "stranger" ? whom.name : null;
	return {
		intent,
		whom,
		words: all.filter((word) => saysSomething(word) && !FUNCTION_WORDS.has(word.lower) && !TIME_WORDS.has(word.lower) && !KINDS.has(word.lower) && word.lower !== name).map((word) => ({
			...word,
			weight: WEAK.has(word.lower) ? WEAK_WEIGHT : 1
		})),
		wants: wants(text)
	};
}
// shared/domain/memory/time/versions.ts
/**
* How likely each is the last of them, oldest first: it is one, and none of the later ones is. `skip` is how many later
* ones there must be: 1 for the last but one.
*/
function lastOf(versions, skip = 0) {
	const found = /* @__PURE__ */ new Map();
	const later = [1, ...Array.from({ length: skip }, () => 0)];
	for (const { fact, chance } of versions.toReversed()) {
		found.set(fact, chance * later[skip]);
		for (let count = skip; count >= 0; count--) later[count] = later[count] * (1 - chance) + (count > 0 ? later[count - 1] * chance : 0);
	}
	return found;
}
/** The version that the question names: "before X". */
function anchorOf(versions, { intent }) {
	if (intent.kind !== "previous" && intent.kind !== "next" || intent.anchor.length === 0) return null;
	const saying = versions.filter(({ fact }) => says(fact, intent.anchor));
	const best = Math.max(0, ...saying.map(({ chance }) => chance));
	return saying.findLast(({ chance }) => chance > 0 && chance >= best * .8)?.fact ?? null;
}
function previous(versions, question) {
	const anchor = anchorOf(versions, question);
	if (!anchor || question.intent.kind !== "previous") return lastOf(versions, 1);
	const named = question.intent.anchor;
	const values = new Set(anchor.values.map(({ key }) => key));
	return lastOf(versions.filter(({ fact }) => fact.index < anchor.index && !says(fact, named) && !fact.values.some((value) => value.isFiller && values.has(value.key))));
}
/** How likely each version is the one asked for. `versions`: oldest first. */
function answersOf(versions, question, now) {
	const { intent } = question;
	const until = (end) => versions.filter(({ fact }) => fact.since <= end);
	const holding = (from, end) => until(end).filter(({ fact: { candidate } }) => candidate.validTo === null || candidate.validTo > from);
	const orFirst = (chosen) => chosen.length > 0 ? lastOf(chosen) : lastOf(versions.toReversed());
	switch (intent.kind) {
		case "current": return lastOf(holding(now, now).filter(({ fact }) => !fact.candidate.superseded));
		case "list":
		case "history": return new Map(versions.map(({ fact, chance }) => [fact, chance]));
		case "first": return lastOf(versions.toReversed());
		case "as of": return orFirst(holding(intent.span.from, intent.span.to));
		case "before": return orFirst(until(intent.span.from - 1));
		case "previous": return previous(versions, question);
		case "next": {
			const anchor = anchorOf(versions, question);
			return anchor ? lastOf(versions.filter(({ fact }) => fact.index > anchor.index).toReversed()) : /* @__PURE__ */ new Map();
		}
	}
}
// shared/domain/memory/time/rank-over-time.ts
/** How much a sure answer gains, and a version loses that does not answer. Scores without time are 0 to about 2.5. */
const ANSWER_WORTH = 8;
const STALE_COST = 3;
/** A doubt of this size leaves it open whether it was so. */
const DOUBT_OPEN = .62;
const DOUBT_STEEPNESS = 5.4;
const HARDLY = .02;
const PROBABLY = .5;
/** Below that chance of any answer, time has nothing to say; a question that names nobody may be about no fact at all. */
const LEAST_ANSWER = .02;
const LEAST_ANSWER_OF_ANYONE = .3;
/** With that much talk among the candidates they are a conversation, and its sentences are no facts. */
const MOSTLY_TALK = .3;
function isMine(fact, whom) {
	if (whom.kind === "owner") return fact.subject === null;
	return whom.kind === "person" ? fact.subject === whom.name : whom.kind === "anyone";
}
/** How likely it was so when it was said. */
function realityOf({ reading }, { intent }) {
	if (reading.isTalk) return HARDLY;
	if (reading.modality === "past") return intent.kind === "as of" && reading.year === new Date(intent.span.to).getUTCFullYear() ? 1 : HARDLY;
	return 1 / (1 + Math.exp(DOUBT_STEEPNESS * (reading.doubt - DOUBT_OPEN)));
}
const isOver = ({ superseded, validTo }, now) => superseded || validTo !== null && validTo <= now;
function reasonOf(fact, member, answer) {
	if (answer >= PROBABLY) return "answers";
	if (member < PROBABLY) return "not asked for";
	return fact.reading.modality === "asserted" ? "other version" : "not asserted";
}
/** What is over is not offered as current; beyond that time says nothing. */
function withoutAnswer(facts, isCurrent, now) {
	return facts.map(({ candidate }) => isCurrent && isOver(candidate, now) ? {
		id: candidate.id,
		adjustment: -20,
		reason: "superseded"
	} : {
		id: candidate.id,
		adjustment: 0,
		reason: "not asked for"
	});
}
/**
* What time, person and truth add to the scores of the best candidates for a question. Nothing for talk, for a question
* nobody's facts answer and for one that is about no kind of thing they say. `read` may keep what it has read.
*/
function rankOverTime(asked, now, candidates, read = (text, at) => readAssertion(text, { at })) {
	const store = knowledgeOf(candidates, read);
	const { facts } = store;
	const question = readTimeIntent(asked.text, now, store.people);
	const isCurrent = question.intent.kind === "current" || question.intent.kind === "list";
	const talk = facts.filter(({ reading }) => reading.isTalk).length;
	if (question.words.length === 0 && !asked.vector || question.whom.kind === "stranger" || talk > MOSTLY_TALK * facts.length) return withoutAnswer(facts, isCurrent, now);
	const members = membershipOf(store, slotsOf(store), question, asked.vector);
	const memberOf = ({ index }) => members[index];
	const mine = facts.filter((fact) => isMine(fact, question.whom));
	const answers = answersOf(mine.map((fact) => ({
		fact,
		chance: memberOf(fact) * realityOf(fact, question)
	})), question, now);
	const least = question.whom.kind === "anyone" ? LEAST_ANSWER_OF_ANYONE : LEAST_ANSWER;
	if (Math.max(0, ...answers.values()) < least) return withoutAnswer(facts, isCurrent, now);
	const isOne = new Set(mine);
	return facts.map((fact) => {
		const { id } = fact.candidate;
		if (isCurrent && isOver(fact.candidate, now)) return {
			id,
			adjustment: -20,
			reason: "superseded"
		};
		if (!isOne.has(fact)) return {
			id,
			adjustment: -2,
			reason: "another person"
		};
		const answer = answers.get(fact) ?? 0;
		return {
			id,
			adjustment: ANSWER_WORTH * answer - STALE_COST * Math.max(0, memberOf(fact) - answer),
			reason: reasonOf(fact, memberOf(fact), answer)
		};
	});
}
// shared/domain/recall/dates.ts
const MONTHS$1 = "january february march april may june july august september october november december".split(" ");
new RegExp(`\\b(?:${MONTHS$1.join("|")}|(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`, "g");
new RegExp(`^(?:(?:19|20)\\d\\d|\\d{1,2}(?:st|nd|rd|th)|${MONTHS$1.join("|")})$`);
// shared/domain/recall/fold.ts
const ASCII = /^[\0-\x7f]*$/;
/** Accents and vowel points. Marks that are part of a letter (kana, Indic vowels) stay. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const LETTERS = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	ł: "l",
	đ: "d",
	ı: "i",
	ς: "σ",
	"‘": "'",
	"’": "'",
	"ʼ": "'"
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)?/g;
const WORD$1 = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:'\p{L}+)?/gu;
/** Scripts written without spaces, and Korean, whose particles cling to the word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
new RegExp(`^(?:${UNSPACED.source.slice(0, -1)})$`, "u");
/** A longer word is no word; what is left of it still finds it. */
const LONGEST_WORD = 64;
/** How characters are compared, never how they are kept: compatibility forms, case and accents are gone. */
function foldCharacters(text) {
	if (ASCII.test(text)) return text.toLowerCase();
	return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKS, "").normalize("NFC").replace(LETTER, (letter) => LETTERS[letter]);
}
/** "Anna's" is Anna, "don't" is do, "we've" is we. */
function withoutEnding(word) {
	const at = word.indexOf("'");
	if (at < 0) return word;
	const ending = word.slice(at + 1);
	if (ending === "t" && word[at - 1] === "n") return word.slice(0, at - 1);
	return /^(?:s|m|d|ve|ll|re)$/.test(ending) ? word.slice(0, at) : word.slice(0, at) + ending;
}
/**
* Pairs of characters, and the last one alone: every word of two characters is among them, and every single character
* begins one of them.
*/
function pairs(run) {
	const characters = Array.from(run);
	return characters.map((character, at) => character + (characters[at + 1] ?? ""));
}
function cutUnspaced(word) {
	const cut = [];
	let from = 0;
	for (const run of word.matchAll(UNSPACED)) {
		if (run.index > from) cut.push(word.slice(from, run.index));
		cut.push(...pairs(run[0]));
		from = run.index + run[0].length;
	}
	if (from < word.length) cut.push(word.slice(from));
	return cut;
}
/** The words of a text, folded, in their order. */
function wordsOf(text) {
	const folded = foldCharacters(text);
	if (ASCII.test(folded)) return (folded.match(ASCII_WORD) ?? []).map((word) => withoutEnding(word).slice(0, LONGEST_WORD));
	return (folded.match(WORD$1) ?? []).flatMap((word) => cutUnspaced(withoutEnding(word))).map((word) => word.slice(0, LONGEST_WORD));
}
const IRREGULAR = readForms(`went gone goes:go bought:buy brought:bring thought:think taught:teach caught:catch fought:fight sought:seek
took taken:take gave given:give got gotten:get made:make came:come became:become ran:run saw seen:see knew known:know
grew grown:grow threw thrown:throw flew flown:fly drew drawn:draw blew blown:blow wrote written:write rode ridden:ride
drove driven:drive rose risen:rise spoke spoken:speak broke broken:break chose chosen:choose froze frozen:freeze
stole stolen:steal woke woken:wake wore worn:wear tore torn:tear swore sworn:swear bore born borne:bear ate eaten:eat
fell fallen:fall began begun:begin drank drunk:drink sang sung:sing swam swum:swim rang rung:ring sank sunk:sink
shrank shrunk:shrink sprang sprung:spring won:win met:meet left:leave felt:feel kept:keep slept:sleep wept:weep
swept:sweep crept:creep told:tell sold:sell held:hold stood:stand understood:understand found:find
built:build spent:spend sent:send lent:lend bent:bend lost:lose meant:mean heard:hear said:say paid:pay led:lead
fed:feed bled:bleed bred:breed fled:flee hid hidden:hide bit bitten:bite hung:hang stuck:stick struck:strike swung:swing
dug:dig sat:sit shot:shoot lit:light slid:slide shook shaken:shake forgot forgotten:forget forgave forgiven:forgive
dealt:deal dreamt:dream learnt:learn burnt:burn spelt:spell laid:lay sewn:sew
showed shown:show proven:prove children:child kids:kid men:man women:woman people:person feet:foot teeth:tooth
geese:goose mice:mouse lives:life wives:wife knives:knife leaves:leaf wolves:wolf shelves:shelf halves:half
thieves:thief loaves:loaf oxen:ox better best:good worse worst:bad`);
function readForms(forms) {
	const read = /* @__PURE__ */ new Map();
	let waiting = [];
	for (const entry of forms.split(/\s+/)) {
		const [form, word] = entry.split(":");
		waiting.push(form);
		if (word === void 0) continue;
		for (const each of waiting) read.set(each, word);
		waiting = [];
	}
	return read;
}
// shared/domain/recall/stem.ts
const STEP_2 = [
	["ational", "ate"],
	["tional", "tion"],
	["enci", "ence"],
	["anci", "ance"],
	["izer", "ize"],
	["abli", "able"],
	["alli", "al"],
	["entli", "ent"],
	["ousli", "ous"],
	["eli", "e"],
	["ization", "ize"],
	["ation", "ate"],
	["ator", "ate"],
	["alism", "al"],
	["iveness", "ive"],
	["fulness", "ful"],
	["ousness", "ous"],
	["aliti", "al"],
	["iviti", "ive"],
	["biliti", "ble"]
];
const STEP_3 = [
	["icate", "ic"],
	["ative", ""],
	["alize", "al"],
	["iciti", "ic"],
	["ical", "ic"],
	["ful", ""],
	["ness", ""]
];
const STEP_4 = "ance ence able ible ement ment ant ent ism ate iti ous ive ize ion al er ic ou".split(" ");
function isConsonant(word, at) {
	const letter = word[at];
	if ("aeiou".includes(letter)) return false;
	return letter !== "y" || at === 0 || !isConsonant(word, at - 1);
}
/** How often a vowel is followed by a consonant: m in Porter's [C](VC)^m[V]. */
function measure$1(word) {
	let count = 0;
	let afterVowel = false;
	for (let at = 0; at < word.length; at += 1) {
		const consonant = isConsonant(word, at);
		if (consonant && afterVowel) count += 1;
		afterVowel = !consonant;
	}
	return count;
}
function hasVowel(word) {
	for (let at = 0; at < word.length; at += 1) if (!isConsonant(word, at)) return true;
	return false;
}
function endsDouble(word) {
	const last = word.length - 1;
	return last > 0 && word[last] === word[last - 1] && isConsonant(word, last);
}
/** Ends like hop, not like snow, box or tray: then an e was lost. */
function endsShort(word) {
	const last = word.length - 1;
	return last > 1 && isConsonant(word, last) && !isConsonant(word, last - 1) && isConsonant(word, last - 2) && !"wxy".includes(word[last]);
}
function withoutPlural(word) {
	if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
	return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
function repaired(word) {
	if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
	if (endsDouble(word) && !/[lsz]$/.test(word)) return word.slice(0, -1);
	return measure$1(word) === 1 && endsShort(word) ? `${word}e` : word;
}
function withoutTense(word) {
	if (word.endsWith("eed")) return measure$1(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
	for (const suffix of ["ed", "ing"]) {
		const rest = word.slice(0, -suffix.length);
		if (word.endsWith(suffix) && hasVowel(rest)) return repaired(rest);
	}
	return word;
}
function replaced(word, rules) {
	for (const [suffix, replacement] of rules) {
		if (!word.endsWith(suffix)) continue;
		const rest = word.slice(0, -suffix.length);
		return measure$1(rest) > 0 ? rest + replacement : word;
	}
	return word;
}
function withoutResidue(word) {
	for (const suffix of STEP_4) {
		if (!word.endsWith(suffix)) continue;
		const rest = word.slice(0, -suffix.length);
		return measure$1(rest) > 1 && (suffix !== "ion" || /[st]$/.test(rest)) ? rest : word;
	}
	return word;
}
function tidied(word) {
	let tidy = word;
	if (tidy.endsWith("e")) {
		const rest = tidy.slice(0, -1);
		const parts = measure$1(rest);
		if (parts > 1 || parts === 1 && !endsShort(rest)) tidy = rest;
	}
	return tidy.endsWith("ll") && measure$1(tidy) > 1 ? tidy.slice(0, -1) : tidy;
}
/** The stem of a folded word. Words of two letters, numbers and other alphabets are their own. */
function stem(word) {
	if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
	let rest = withoutTense(withoutPlural(word));
	if (rest.endsWith("y") && hasVowel(rest.slice(0, -1))) rest = `${rest.slice(0, -1)}i`;
	return tidied(withoutResidue(replaced(replaced(rest, STEP_2), STEP_3)));
}
// shared/domain/recall/stop-words.ts
/** Words that say how a sentence is built, not what it is about. `ca`, `wo` and `sha` are left of can't, won't, shan't. */
const STOP_WORDS = new Set(`a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
  was were will with i me my mine we us our ours you your yours he him his she her hers its them theirs those what which
  who whom whose am been being have has had having do does did doing would could should might must can may shall ca wo
  sha so than too very just about from up down out over under again when where why how all any both each few more most
  other some own same s t m d ve ll re`.split(/\s+/).filter(Boolean));
// shared/domain/recall/term.ts
/** What a folded word is found by; null for a word that says nothing. */
function termOf(word) {
	return STOP_WORDS.has(word) ? null : stem(IRREGULAR.get(word) ?? word);
}
new Set(`kind type sort name mani much often long time ever mention accord sai tell describ happen like year month date dai
  week recent current plan specif certain usual particular main`.split(/\s+/));
const AFTER_VERB = /\b(did|does|do|is|was|has|have|had|would|will|can|could|might|should|are|were|and) \p{Lu}\p{L}+/gu;
const OWNER = /(?<![\p{L}\p{N}])\p{Lu}\p{L}+(?=['\u2019]s(?![\p{L}\p{N}]))/gu;
/**
* The question as its meaning is to be computed: without whom it is about. Names mean nothing to an embedding, and pull
* it towards texts that call somebody by name; whom an item is about is known without.
*/
function meaningOf(question) {
	const kept = question.replace(OWNER, "").replace(AFTER_VERB, "$1");
	return wordsOf(kept).some((word) => termOf(word) !== null) ? kept : question;
}
// shared/lib/errors.ts
/**
* The one error class of Nima. `code` is stable and documented in docs/errors.md, `message` is safe to show
* and says what to do next, `retryable` tells whether the same call may succeed later.
* Expected outcomes are return values; this is for what breaks a promise.
*/
var NimaError = class extends Error {
	name = "NimaError";
	code;
	retryable;
	details;
	constructor(code, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.retryable = options.retryable ?? false;
		this.details = options.details;
	}
};
// shared/protocol/errors.ts
/**
* Every code a person or a client may meet, with the HTTP status it travels under and whether trying again can help.
* docs/errors.md says for each what happened and what to do; a test holds the two equal.
*/
const ERRORS = {
	bad_request: {
		status: 400,
		retryable: false
	},
	unauthorized: {
		status: 401,
		retryable: false
	},
	forbidden_origin: {
		status: 403,
		retryable: false
	},
	not_found: {
		status: 404,
		retryable: false
	},
	method_not_allowed: {
		status: 405,
		retryable: false
	},
	payload_too_large: {
		status: 413,
		retryable: false
	},
	unsupported_media_type: {
		status: 415,
		retryable: false
	},
	misdirected_host: {
		status: 421,
		retryable: false
	},
	rate_limited: {
		status: 429,
		retryable: true
	},
	internal: {
		status: 500,
		retryable: false
	},
	shutting_down: {
		status: 503,
		retryable: true
	},
	app_not_built: {
		status: 503,
		retryable: false
	},
	config_invalid: {
		status: 500,
		retryable: false
	},
	host_not_allowed: {
		status: 500,
		retryable: false
	},
	port_in_use: {
		status: 500,
		retryable: true
	},
	home_not_writable: {
		status: 500,
		retryable: false
	},
	route_without_access: {
		status: 500,
		retryable: false
	},
	companion_unreachable: {
		status: 503,
		retryable: true
	},
	companion_incompatible: {
		status: 409,
		retryable: false
	},
	companion_bad_answer: {
		status: 502,
		retryable: true
	},
	storage_unavailable: {
		status: 500,
		retryable: false
	},
	storage_full: {
		status: 507,
		retryable: false
	},
	storage_blocked: {
		status: 409,
		retryable: true
	},
	storage_failed: {
		status: 500,
		retryable: true
	},
	fact_empty: {
		status: 400,
		retryable: false
	},
	fact_too_long: {
		status: 413,
		retryable: false
	},
	embedding_unavailable: {
		status: 503,
		retryable: true
	},
	embedding_model_unusable: {
		status: 422,
		retryable: false
	},
	index_failed: {
		status: 500,
		retryable: true
	},
	import_failed: {
		status: 500,
		retryable: true
	}
};
/** Builds the error of a known code; the table decides whether it is retryable. */
function fault(code, message, options = {}) {
	return new NimaError(code, message, {
		...options,
		retryable: ERRORS[code].retryable
	});
}
// web/workers/embedding/safetensors.ts
const LENGTH_BYTES = 8;
/** Headers name a handful of arrays. A larger number is a file of something else. */
const MOST_HEADER_BYTES = 1e6;
/** Reads `embedding.weight` and `embedding.scale`. All shapes come from the file; what does not add up is refused. */
function readStaticWeights(file) {
	const header = readHeader(file);
	const weight = find(header, file, "embedding.weight", "I8");
	const scale = find(header, file, "embedding.scale", "F32");
	const [rows = 0, dimension = 0] = weight.shape;
	if (weight.shape.length !== 2 || rows === 0 || dimension === 0) throw broken$1("its weights are no table");
	if (scale.shape.length !== 1 || scale.shape[0] !== rows) throw broken$1("it has not one scale for each row");
	const scales = new Float32Array(new Uint8Array(scale.bytes).buffer);
	if (!scales.every((value) => Number.isFinite(value))) throw broken$1("a scale is not a number");
	return {
		rows,
		dimension,
		values: new Int8Array(weight.bytes),
		scales
	};
}
function readHeader(file) {
	if (file.byteLength < LENGTH_BYTES) throw broken$1("it is empty");
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const length = Number(view.getBigUint64(0, true));
	const start = LENGTH_BYTES + length;
	if (length > MOST_HEADER_BYTES || start > file.byteLength) throw broken$1("it is cut short, or another format");
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(LENGTH_BYTES, start));
		const entries = JSON.parse(text);
		if (typeof entries === "object" && entries !== null) return {
			entries,
			start
		};
	} catch (error) {
		throw broken$1("its header is not JSON", error);
	}
	throw broken$1("its header is no object");
}
function find({ entries, start }, file, name, dtype) {
	const { dtype: type, shape, data_offsets: offsets } = (Object.hasOwn(entries, name) ? entries[name] : void 0) ?? {};
	if (type !== dtype || !isCounts(shape) || !isCounts(offsets)) throw broken$1(`${name} is not there as ${dtype}`);
	const [from = 0, to = 0] = offsets;
	const sizeBytes = shape.reduce((product, count) => product * count, dtype === "I8" ? 1 : 4);
	if (to - from !== sizeBytes || start + to > file.byteLength) throw broken$1(`${name} has not the size it names`);
	return {
		dtype,
		shape,
		bytes: file.subarray(start + from, start + to)
	};
}
function isCounts(value) {
	return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}
function broken$1(reason, cause) {
	return fault("embedding_unavailable", `The weights of the embedding model cannot be used: ${reason}.`, { cause });
}
// web/workers/embedding/word-pieces.ts
/** Words a person uses come again; the words of a hostile text should not stay for ever. */
const MOST_CACHED_WORDS = 5e4;
const PLAIN = /^[\x20-\x7e\t\n\r]*$/;
const WORD = /[^\s\p{P}!-/:-@[-`{-~]+|[\p{P}!-/:-@[-`{-~]/gu;
const PLAIN_WORD = /[a-z0-9]+|[!-/:-@[-`{-~]/g;
const DROPPED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const SPACE = /\s/g;
const IDEOGRAPH = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const ACCENT = /[\u0300-\u036f]/g;
/**
* The lower-cased WordPiece of BERT, as `tokenizer.json` describes it: clean, part ideographs, lower-case, strip
* accents, split at white space and punctuation, then the longest pieces first. Texts are texts: "[UNK]" written by a
* person is four words, never a control token.
*/
function createWordPieces(tokenizer) {
	const vocabulary = readVocabulary(tokenizer);
	const cache = /* @__PURE__ */ new Map();
	const piecesOf = (word) => {
		const known = cache.get(word);
		if (known) return known;
		const pieces = split(word, vocabulary);
		if (cache.size >= MOST_CACHED_WORDS) cache.clear();
		cache.set(word, pieces);
		return pieces;
	};
	return {
		size: Math.max(...vocabulary.pieces.values()) + 1,
		encode(text, limit) {
			const isPlain = PLAIN.test(text);
			const clean = isPlain ? text.toLowerCase() : normalise(text);
			const numbers = [];
			for (const [word] of clean.matchAll(isPlain ? PLAIN_WORD : WORD)) {
				if (isTooLong(word, vocabulary.mostLetters)) numbers.push(vocabulary.unknown);
				else numbers.push(...piecesOf(word));
				if (numbers.length >= limit) break;
			}
			if (numbers.length > limit) numbers.length = limit;
			return numbers;
		}
	};
}
function normalise(text) {
	return text.replace(DROPPED, (mark) => mark === "	" || mark === "\n" || mark === "\r" ? " " : "").replace(SPACE, " ").replace(IDEOGRAPH, " $& ").toLowerCase().normalize("NFD").replace(ACCENT, "");
}
/** In letters as people count them, not in the halves JavaScript counts. Most words never need to be spread out. */
function isTooLong(word, mostLetters) {
	if (word.length <= mostLetters) return false;
	return word.length > 2 * mostLetters || Array.from(word).length > mostLetters;
}
function split(word, vocabulary) {
	const { pieces, unknown, continues, longestPiece } = vocabulary;
	const numbers = [];
	for (let start = 0; start < word.length;) {
		const prefix = start === 0 ? "" : continues;
		let end = Math.min(word.length, start + longestPiece);
		let number;
		for (; end > start; end -= 1) {
			number = pieces.get(prefix + word.slice(start, end));
			if (number !== void 0) break;
		}
		if (number === void 0) return [unknown];
		numbers.push(number);
		start = end;
	}
	return numbers;
}
function readVocabulary(tokenizer) {
	const { model, normalizer } = record(tokenizer);
	const { type, vocab, unk_token: unknownToken, ...rest } = record(model);
	const { type: normal, lowercase, clean_text: clean, handle_chinese_chars: chinese } = record(normalizer);
	if (type !== "WordPiece") throw broken("it is not a WordPiece");
	if (normal !== "BertNormalizer" || !lowercase || !clean || !chinese || record(normalizer)["strip_accents"] === false) throw broken("it does not lower-case the way BERT does");
	const pieces = new Map(Object.entries(record(vocab)));
	for (const number of pieces.values()) if (!Number.isSafeInteger(number) || number < 0) throw broken("a piece has no number");
	const unknown = typeof unknownToken === "string" ? pieces.get(unknownToken) : void 0;
	if (unknown === void 0) throw broken("it has no piece for the unknown");
	const longestPiece = [...pieces.keys()].reduce((longest, piece) => Math.max(longest, piece.length), 0);
	const { continuing_subword_prefix: prefix, max_input_chars_per_word: most } = rest;
	return {
		pieces,
		unknown,
		continues: typeof prefix === "string" ? prefix : "##",
		mostLetters: typeof most === "number" ? most : 100,
		longestPiece
	};
}
function record(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function broken(reason) {
	return fault("embedding_unavailable", `The tokenizer of the embedding model cannot be used: ${reason}.`);
}
// web/workers/embedding/static-encoder.ts
/** What models of this kind are trained and published with. */
const MOST_PIECES = 512;
/**
* A sentence is the mean of its word pieces' vectors, brought to length one. No network of neurons is run, so this
* needs neither a runtime nor DOM. Dimension and vocabulary are what the files say.
*/
function createStaticEncoder({ weights, tokenizer, config }) {
	const table = readStaticWeights(weights);
	const pieces = createWordPieces(tokenizer);
	if (pieces.size > table.rows) throw fault("embedding_unavailable", `The files of the embedding model do not belong together: ${pieces.size} word pieces, ${table.rows} vectors.`);
	const { dimension } = table;
	const mostPieces = config.mostPieces ?? MOST_PIECES;
	const sum = new Float64Array(dimension);
	return {
		model: {
			id: config.id,
			dimension
		},
		embed(texts) {
			const vectors = new Float32Array(texts.length * dimension);
			texts.forEach((text, at) => {
				addUp(pieces.encode(text, mostPieces), table, sum);
				writeUnit(sum, vectors, at * dimension);
			});
			return vectors;
		}
	};
}
function addUp(numbers, { values, scales, dimension }, sum) {
	sum.fill(0);
	for (const number of numbers) {
		const row = number * dimension;
		const scale = scales[number];
		for (let at = 0; at < dimension; at += 1) sum[at] = sum[at] + values[row + at] * scale;
	}
}
/** The mean and the sum point the same way, so the division is left out. */
function writeUnit(sum, vectors, start) {
	let square = 0;
	for (const value of sum) square += value * value;
	if (square === 0) return;
	const factor = 1 / Math.sqrt(square);
	sum.forEach((value, at) => {
		vectors[start + at] = value * factor;
	});
}
// bench/eval/time-wording.ts
const WORDINGS = [
	{
		values: [
			"Bright Smile Hair",
			"Salon Marlene",
			"Cut & Co",
			"Studio Vega",
			"Barber Khalid",
			"Locke Hairdressing"
		],
		plain: [
			"My hairdresser is V.",
			"I get my hair cut at V.",
			"These days V does my hair."
		],
		roundabout: [
			"V gave me a loyalty card after my third trim.",
			"Asked V to pencil me in every six weeks.",
			"The chair at V suits me, my fringe has never looked better."
		],
		rejected: [
			"A coupon for a haircut at V fell out of the paper and went straight into the bin.",
			"V was closed when I wanted a haircut, so nothing came of it.",
			"My neighbour swears by V for haircuts, but it is not for me."
		],
		past: ["As a student in Y I had my hair cut at V.", "In Y the hairdresser I went to was V."],
		others: ["N gets a haircut at V.", "N's hairdresser is V."],
		askNow: ["Where do I get my hair cut?", "Who is my hairdresser?"],
		askBefore: ["Who was my hairdresser before V?", "Where did I get my hair cut before V?"],
		askThen: ["Who was my hairdresser in D?", "Where did I have my hair cut in D?"],
		askOther: ["Who is N's hairdresser?", "Where does N get a haircut?"]
	},
	{
		values: [
			"ThinkPad X1",
			"MacBook Air",
			"Framework 13",
			"Dell XPS 15",
			"Zenbook 14",
			"Surface Pro"
		],
		plain: [
			"My laptop is a V.",
			"I work on a V laptop.",
			"The laptop I use is a V."
		],
		roundabout: [
			"Spent Sunday copying my files over to the V, the other machine goes to the recycling centre.",
			"The V has all my stickers on its lid already.",
			"IT handed me a V this morning and collected what I had."
		],
		rejected: [
			"I had a V laptop in my basket for days and then emptied it.",
			"The shop talked up the V as a laptop, and I left without one.",
			"My laptop could have been a V, had the price been right."
		],
		past: ["Back in Y I typed my thesis on a V laptop.", "In Y my laptop was a V with a cracked screen."],
		others: ["N works on a V laptop.", "N's laptop is a V."],
		askNow: ["Which laptop do I use?", "What is my laptop?"],
		askBefore: ["Which laptop did I use before the V?", "What was my laptop before the V?"],
		askThen: ["Which laptop was I using in D?", "What laptop did I have in D?"],
		askOther: ["Which laptop does N use?", "What is N's laptop?"]
	},
	{
		values: [
			"metformin",
			"ramipril",
			"cetirizine",
			"sertraline",
			"omeprazole",
			"levothyroxine"
		],
		plain: [
			"The medication I take is V.",
			"I take V as my daily medication.",
			"My pills are V at the moment."
		],
		roundabout: [
			"The pharmacist filled my first box of V.",
			"The weekly pill organiser has V in every compartment.",
			"Doctor put me on V, one with breakfast."
		],
		rejected: [
			"The doctor floated V as a medication and I asked to wait.",
			"I read up on V as a medication, the side effects put me off.",
			"V pills were prescribed to me in error, the pharmacy took them back."
		],
		past: ["In Y my medication was V for a winter.", "Around Y I was taking V, long finished."],
		others: ["N's medication is V.", "N takes V every day."],
		askNow: ["Which medication do I take?", "What pills am I on?"],
		askBefore: ["Which medication did I take before V?", "What pills was I on before V?"],
		askThen: ["Which medication was I taking in D?", "What pills was I on in D?"],
		askOther: ["What is N's medication?", "Which medication does N take?"]
	},
	{
		values: [
			"A12",
			"B7",
			"C31",
			"D4",
			"E19",
			"F22"
		],
		plain: [
			"My parking space is V.",
			"I park in bay V.",
			"The number of my parking bay is V."
		],
		roundabout: [
			"Facilities painted my name on V.",
			"The barrier now lets me through to V, the closest to the lift.",
			"Swapped with Accounting, my car sleeps in V from Monday."
		],
		rejected: [
			"They would have let me park in V, it is too narrow for my car.",
			"Someone left the parking sheet open at V, that one belongs to the director.",
			"I put my name down for parking bay V, another person was faster."
		],
		past: ["At the former office in Y my parking space was V.", "In Y I parked in bay V, next to the bins."],
		others: ["N's parking space is V.", "N parks in bay V."],
		askNow: ["Which parking space is mine?", "Where do I park?"],
		askBefore: ["Which bay did I park in before V?", "What was my parking space before V?"],
		askThen: ["Where did I park in D?", "What was my parking space in D?"],
		askOther: ["Where does N park?", "What is N's parking space?"]
	},
	{
		values: [
			"5:30 am",
			"6 am",
			"6:45 am",
			"7:15 am",
			"8 am",
			"9 am"
		],
		plain: [
			"My alarm is set for V.",
			"I get up at V.",
			"I wake up at V on workdays."
		],
		roundabout: [
			"Feet on the floor at V, coffee ten minutes later, that is the routine.",
			"The new shift means the phone buzzes at V.",
			"By V I am in the shower, the dog insists."
		],
		rejected: [
			"Getting up at V lasted two days and I am back to normal.",
			"A podcast praised waking up at V, I laughed.",
			"My boss hinted that I might get up at V, not happening."
		],
		past: ["When I delivered papers in Y I got up at V.", "In Y my alarm rang at V."],
		others: ["N gets up at V.", "N's alarm rings at V."],
		askNow: ["When do I get up?", "What time is my alarm?"],
		askBefore: ["When did I get up before V?", "What time was my alarm before V?"],
		askThen: ["When did I get up in D?", "What time was my alarm in D?"],
		askOther: ["When does N get up?", "What time is N's alarm?"]
	},
	{
		values: [
			"Mrs Castellano",
			"Mr Okoro",
			"Ms Bergström",
			"Mr Delacroix",
			"Mrs Yamada",
			"Ms Petrova"
		],
		plain: [
			"My boss is V.",
			"I report to V.",
			"V is my manager at work."
		],
		roundabout: [
			"V signs off my holidays from this week.",
			"After the reorganisation my one-to-ones are with V.",
			"V introduced herself to our team and set my goals for the year."
		],
		rejected: [
			"There was a rumour that I would report to V, it was only a rumour.",
			"V asked me to join as her report, I preferred to stay put.",
			"I hoped V would become my boss, it went to another department."
		],
		past: ["In my first job in Y my boss was V.", "Back in Y I reported to V."],
		others: ["N's boss is V.", "N reports to V."],
		askNow: ["Who is my boss?", "Whom do I report to?"],
		askBefore: ["Who was my boss before V?", "Whom did I report to before V?"],
		askThen: ["Who was my boss in D?", "Whom did I report to in D?"],
		askOther: ["Who is N's boss?", "Whom does N report to?"]
	},
	{
		values: [
			"judo",
			"rowing",
			"fencing",
			"badminton",
			"climbing",
			"water polo"
		],
		plain: [
			"My sport is V.",
			"I do V twice a week.",
			"The sport I practise is V."
		],
		roundabout: [
			"Paid the club fee for V and got a locker.",
			"My calendar has V training on two evenings.",
			"Sore all over from my V coach, and happy about it."
		],
		rejected: [
			"V is a sport I only watch on television.",
			"I went along to V once to please a colleague, as a sport it bored me.",
			"The sports club wanted to sign me up for V, I kept my money."
		],
		past: ["At boarding school in Y my sport was V.", "In Y I did V until my knee gave up."],
		others: ["N does V every week.", "N's sport is V."],
		askNow: ["Which sport do I do?", "What is my sport?"],
		askBefore: ["Which sport did I do before V?", "What was my sport before V?"],
		askThen: ["Which sport was I doing in D?", "What was my sport in D?"],
		askOther: ["Which sport does N do?", "What is N's sport?"]
	},
	{
		values: [
			"Allgrund",
			"Helvia",
			"Concordis",
			"Medisure",
			"Nordkasse",
			"Vitalis"
		],
		plain: [
			"My health insurance is with V.",
			"I am insured with V.",
			"V is my health insurer."
		],
		roundabout: [
			"The plastic card from V is in my wallet, the other one I cut in two.",
			"Sent the glasses bill to V and they refunded it within a week.",
			"My premium is debited by V as of this quarter."
		],
		rejected: [
			"Got a quote from V for health insurance, twice what I pay.",
			"V rang about insurance during dinner and I asked them to stop.",
			"Health insurance from V looked fine until I saw the small print."
		],
		past: ["In Y I was insured with V through my parents.", "My health insurance in Y was with V."],
		others: ["N is insured with V.", "N's health insurance is with V."],
		askNow: ["Who is my health insurer?", "Who am I insured with?"],
		askBefore: ["Who was I insured with before V?", "Who was my health insurer before V?"],
		askThen: ["Who was I insured with in D?", "Who was my health insurer in D?"],
		askOther: ["Who is N insured with?", "Who is N's health insurer?"]
	}
];
/** Things of which one can have several: a later one takes the place of none. */
const SEVERAL = [
	["I collect V.", [
		"stamps",
		"fossils",
		"vinyl records"
	]],
	["I can cook V.", [
		"ramen",
		"risotto",
		"pierogi",
		"moussaka"
	]],
	["I have a scar from V.", [
		"a bicycle fall",
		"the appendix",
		"a kitchen knife"
	]],
	["My cousins include V.", [
		"Odile",
		"Ramón",
		"Bettina"
	]],
	["I camped in V.", [
		"the Vosges",
		"Snowdonia",
		"the Tatra"
	]]
];
const CHATTER = [
	"The heating hissed all night.",
	"Rain on the way home, again without a coat.",
	"Planted three rows of radishes.",
	"The pharmacy on the corner has new opening hours.",
	"Somebody parked across the driveway.",
	"Watched the neighbours carry a piano upstairs.",
	"Peeled apples for an hour.",
	"The choir sang in the station hall.",
	"The dog next door barked at the postman.",
	"Lost at cards to a nine-year-old.",
	"Dropped a jar of honey.",
	"Finally descaled the kettle."
];
const NAMES = [
	"Annika",
	"Baptiste",
	"Chiara",
	"Duarte",
	"Elif",
	"Farid"
];
const KIN = [
	"My aunt",
	"My older brother",
	"My flatmate",
	"My daughter"
];
// bench/eval/time-generator.ts
const DAY_MS = 864e5;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const BEGINNING = Date.UTC(2021, 0, 5);
const NOW = Date.UTC(2026, 6, 1);
var Dice = class {
	#state;
	constructor(seed) {
		this.#state = seed;
	}
	/** 0 to 1, never 1 (mulberry32). */
	next() {
		this.#state = this.#state + 1831565813 | 0;
		let mixed = Math.imul(this.#state ^ this.#state >>> 15, 1 | this.#state);
		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
	}
	one(of) {
		return of[Math.floor(this.next() * of.length)];
	}
	some(of, count) {
		const rest = [...of];
		return Array.from({ length: Math.min(count, of.length) }, () => rest.splice(Math.floor(this.next() * rest.length), 1)).flat();
	}
};
const say = (wording, value, name = "") => {
	const text = wording.replace("V", value).replace("N", name);
	return text.charAt(0).toUpperCase() + text.slice(1);
};
function times(dice, count) {
	const found = [];
	while (found.length < count) {
		const at = BEGINNING + Math.floor(dice.next() * 1200) * DAY_MS;
		if (found.every((other) => Math.abs(other - at) > 40 * DAY_MS)) found.push(at);
	}
	return found.toSorted((a, b) => a - b);
}
var Person = class {
	facts = [];
	asked = [];
	#dice;
	constructor(dice) {
		this.#dice = dice;
	}
	#note(text, at, slot) {
		const draft = {
			text,
			at: Math.floor(at + this.#dice.next() * DAY_MS),
			slot
		};
		this.facts.push(draft);
		return draft;
	}
	#later(at) {
		return at + (20 + this.#dice.next() * 300) * DAY_MS;
	}
	tell(wording, others) {
		const dice = this.#dice;
		const values = dice.some(wording.values, wording.values.length);
		const count = 2 + Math.floor(dice.next() * 3);
		const endsPlain = dice.next() < .5;
		const slot = wording.askNow[0] ?? "";
		const chain = times(dice, count).map((at, place) => {
			const isPlain = place === 0 || (place === count - 1 ? endsPlain : dice.next() < .5);
			const text = say(dice.one(isPlain ? wording.plain : wording.roundabout), values[place]);
			return this.#note(text, at, slot);
		});
		const last = chain.at(-1);
		const wrong = [];
		const unused = values.slice(count);
		if (unused[0] && dice.next() < .85) wrong.push(this.#note(say(dice.one(wording.rejected), unused[0]), this.#later(last.at), null));
		if (unused[1] && dice.next() < .7) {
			const year = String(2007 + Math.floor(dice.next() * 10));
			const text = say(dice.one(wording.past), unused[1]).replace("Y", year);
			wrong.push(this.#note(text, this.#later(last.at), null));
		}
		for (const name of others) this.#tellOf(wording, name);
		this.#ask(wording, chain, wrong, values[count - 1], endsPlain);
	}
	#tellOf(wording, name) {
		const dice = this.#dice;
		const values = dice.some(wording.values, 2);
		const from = BEGINNING + dice.next() * 900 * DAY_MS;
		const [before, after] = dice.some(wording.others, 2).map((text, place) => this.#note(say(text, values[place], name), from + place * (60 + dice.next() * 500) * DAY_MS, name + wording.askNow[0]));
		if (!before || !after || dice.next() < .5) return;
		const text = say(dice.one(wording.askOther), "", name.replace("My", "my"));
		this.asked.push({
			text,
			category: "other-person-current",
			gold: after,
			stale: [before]
		});
	}
	#ask(wording, chain, wrong, value, isPlain) {
		const dice = this.#dice;
		const last = chain.at(-1);
		const add = (category, text, gold, also) => this.asked.push({
			category,
			text,
			gold,
			stale: [...chain.filter((fact) => fact !== gold), ...also]
		});
		add(isPlain ? "current-explicit" : "current-paraphrased", dice.one(wording.askNow), last, wrong);
		add("previous", say(dice.one(wording.askBefore), value), chain.at(-2), wrong);
		const place = Math.floor(dice.next() * (chain.length - 1));
		const [from, to] = [chain[place], chain[place + 1]];
		const middle = /* @__PURE__ */ new Date((from.at + to.at) / 2);
		const [year, month] = [middle.getUTCFullYear(), middle.getUTCMonth()];
		if (Date.UTC(year, month, 1) <= from.at || Date.UTC(year, month + 1, 1) >= to.at) return;
		add("as-of", dice.one(wording.askThen).replace("D", `${MONTHS[month]} ${year}`), from, []);
	}
	chat() {
		const dice = this.#dice;
		const anyTime = () => BEGINNING + dice.next() * 1500 * DAY_MS;
		for (const [wording, values] of SEVERAL) for (const value of dice.some(values, 3)) this.#note(say(wording, value), anyTime(), null);
		for (let i = 0; i < 25; i++) this.#note(dice.one(CHATTER), anyTime(), null);
	}
};
/** Some people's lives, the same ones for the same seed. */
function generateTimed(seed, people, kin = false) {
	const dice = new Dice(seed);
	return Array.from({ length: people }, (_, index) => {
		const person = new Person(dice);
		const others = dice.some(kin ? KIN : NAMES, 2);
		for (const wording of WORDINGS) person.tell(wording, others);
		person.chat();
		const ordered = person.facts.toSorted((a, b) => a.at - b.at);
		const ids = new Map(ordered.map((fact, place) => [fact, `t${place + 1}`]));
		const idsOf = (facts) => facts.map((fact) => ids.get(fact));
		return {
			id: `third-${seed}-${index + 1}`,
			docs: ordered.map((fact) => ({
				...fact,
				id: ids.get(fact)
			})),
			questions: person.asked.map(({ text, category, gold, stale }) => ({
				text,
				category,
				now: NOW,
				gold: idsOf([gold]),
				stale: idsOf(stale)
			}))
		};
	});
}
// bench/eval/time.ts
/**
* How well facts over time are ranked, on lives made in the run and on task folders given:
* `npx rolldown bench/eval/time.ts --platform node -o .out/eval-time.mjs && node .out/eval-time.mjs [FOLDER …]`
*/
const MODEL = "public/models/nima-embed-en-v1";
const SEED = 11;
const PEOPLE = 12;
const encoder = createStaticEncoder({
	weights: readFileSync(join(MODEL, "model.safetensors")),
	tokenizer: JSON.parse(readFileSync(join(MODEL, "tokenizer.json"), "utf8")),
	config: { id: "nima-embed-en-v1" }
});
const read = keepReadings(1e4);
function closeness(a, b) {
	return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
/** One life's questions: the score without time is nearness of meaning alone. */
function measure({ docs, questions }, tallies) {
	const vectors = docs.map(({ text }) => encoder.embed([text]));
	let spentUs = 0;
	for (const { text, now, category, gold, stale } of questions) {
		const vector = encoder.embed([meaningOf(text)]);
		const candidates = docs.map((doc, i) => {
			const own = vectors[i];
			return {
				subject: null,
				validFrom: null,
				validTo: null,
				superseded: false,
				id: doc.id,
				text: doc.text,
				at: doc.at,
				vector: own,
				score: closeness(vector, own)
			};
		});
		const before = process.cpuUsage();
		const adjusted = rankOverTime({
			text,
			vector
		}, now, candidates, read);
		const { user, system } = process.cpuUsage(before);
		spentUs += user + system;
		const added = new Map(adjusted.map(({ id, adjustment }) => [id, adjustment]));
		const total = ({ id, score }) => score + (added.get(id) ?? 0);
		const order = candidates.toSorted((a, b) => total(b) - total(a)).map(({ id }) => id);
		const place = (ids) => Math.min(...ids.map((id) => order.indexOf(id)), order.length);
		for (const name of [category, "all"]) {
			const tally = tallies.get(name) ?? {
				questions: 0,
				right: 0,
				stale: 0
			};
			tally.questions++;
			if (place(gold) === 0) tally.right++;
			if (place(stale) < place(gold)) tally.stale++;
			tallies.set(name, tally);
		}
	}
	return spentUs / 1e3;
}
function report(name, collections) {
	const tallies = /* @__PURE__ */ new Map();
	const spentMs = collections.reduce((sum, life) => sum + measure(life, tallies), 0);
	const share = (part, of) => (100 * part / of).toFixed(1);
	const count = tallies.get("all")?.questions ?? 1;
	process.stdout.write(`${name}: ${(spentMs / count).toFixed(2)} ms of processor time a question\n`);
	for (const [category, { questions, right, stale }] of [...tallies].toSorted()) {
		const figures = `R@1 ${share(right, questions)}  stale first ${share(stale, questions)}`;
		process.stdout.write(`  ${category.padEnd(22)} ${String(questions).padStart(4)}  ${figures}\n`);
	}
}
function readFolder(folder) {
	const lines = (name) => readFileSync(join(folder, name), "utf8").trim().split("\n").map((line) => JSON.parse(line));
	return JSON.parse(readFileSync(join(folder, "task.json"), "utf8")).collections.map(({ id, corpus, queries, qrels }) => {
		const answers = new Map(lines(qrels).map((row) => [row.qid, row]));
		return {
			id,
			docs: lines(corpus).map((doc) => ({
				...doc,
				at: Date.parse(doc.ts),
				slot: null
			})),
			questions: lines(queries).map(({ qid, query, now }) => ({
				...answers.get(qid),
				text: query,
				now: Date.parse(now)
			}))
		};
	});
}
for (const folder of process.argv.slice(2)) report(folder, readFolder(folder));
report("third generator", generateTimed(SEED, PEOPLE));
report("third generator, kin", generateTimed(12, PEOPLE / 2, true));
export {};
