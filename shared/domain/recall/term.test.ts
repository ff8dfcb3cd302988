import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';
import { termOf } from './term.ts';

/** Word and stem: the examples of Porter's paper, step by step, and some of its traps. */
const STEMS =
  `caresses:caress ponies:poni ties:ti caress:caress cats:cat feed:feed agreed:agre plastered:plaster bled:bled
motoring:motor sing:sing conflated:conflat troubled:troubl sized:size hopping:hop tanned:tan falling:fall hissing:hiss
fizzed:fizz failing:fail filing:file happy:happi sky:sky relational:relat conditional:condit rational:ration valenci:valenc
hesitanci:hesit digitizer:digit conformabli:conform radicalli:radic differentli:differ vileli:vile analogousli:analog
vietnamization:vietnam predication:predic operator:oper feudalism:feudal decisiveness:decis hopefulness:hope
callousness:callous formaliti:formal sensitiviti:sensit sensibiliti:sensibl triplicate:triplic formative:form
formalize:formal electriciti:electr electrical:electr hopeful:hope goodness:good revival:reviv allowance:allow
inference:infer airliner:airlin gyroscopic:gyroscop adjustable:adjust defensible:defens irritant:irrit replacement:replac
adjustment:adjust dependent:depend adoption:adopt homologou:homolog communism:commun activate:activ angulariti:angular
homologous:homolog effective:effect bowdlerize:bowdler probate:probat rate:rate cease:ceas controll:control roll:roll
yes:ye syzygy:syzygi toy:toi playing:plai saying:sai boxing:box snowing:snow nation:nation onion:onion`.split(
    /\s+/,
  );

describe('the term of a word', () => {
  it.each(STEMS.map((pair) => pair.split(':') as [string, string]))('%s is found by %s', (word, expected) =>
    expect(stem(word)).toBe(expected),
  );

  it('leaves short words, numbers and other alphabets alone', () => {
    expect(['is', '2023', 'дома', 'abc1s'].map(stem)).toEqual(['is', '2023', 'дома', 'abc1s']);
  });

  it('knows irregular forms and drops words that say nothing', () => {
    expect(termOf('went')).toBe(termOf('going'));
    expect(termOf('taught')).toBe('teach');
    expect(termOf('children')).toBe(termOf('child'));
    expect(termOf('the')).toBeNull();
  });

  it('takes what could be a noun or a verb for the verb', () => {
    expect(termOf('lives')).toBe(termOf('live'));
    expect(termOf('leaves')).toBe(termOf('leave'));
    expect(termOf('wives')).toBe(termOf('wife'));
  });
});
