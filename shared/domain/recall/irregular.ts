/**
 * What rules of suffixes cannot find: each form before the colon is a form of the word after it. A form that the rules
 * read as one of another everyday word is left to them: somebody lives and leaves more often than there are lives and
 * leaves.
 */
const FORMS = `went gone goes:go bought:buy brought:bring thought:think taught:teach caught:catch fought:fight sought:seek
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
geese:goose mice:mouse wives:wife knives:knife wolves:wolf shelves:shelf halves:half
thieves:thief loaves:loaf oxen:ox better best:good worse worst:bad`;

export const IRREGULAR: ReadonlyMap<string, string> = readForms(FORMS);

function readForms(forms: string): Map<string, string> {
  const read = new Map<string, string>();
  let waiting: string[] = [];
  for (const entry of forms.split(/\s+/)) {
    const [form, word] = entry.split(':');
    waiting.push(form as string);
    if (word === undefined) continue;
    for (const each of waiting) read.set(each, word);
    waiting = [];
  }
  return read;
}
