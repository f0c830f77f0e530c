import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES } from '../language.js';
import { formatMessage } from '../message.js';
import { rulesOfVersion1 } from '../../test/fixtures/fixtures.js';
import { DEGREES, type FindingRule } from './finding.js';
import { readWordings } from './wordings.service.js';

const messages = readWordings();
const QUANTIFIERS = ['all', 'most', 'some', 'none', 'not-enough-answers'];

/** Every way a finding of this kind can turn out: each has a message of its own. */
const VARIANTS: Readonly<Record<FindingRule['kind'], readonly string[]>> = {
  'yes-no': QUANTIFIERS,
  degree: [...DEGREES, 'not-enough-answers'],
  'per-target': [...QUANTIFIERS, 'no-targets'],
  'starting-point': [
    'already-triangular',
    'both-linked',
    'both-separate',
    'north-south',
    'south-south',
    'none',
    'not-enough-answers',
  ],
  'partnership-now': ['ended', 'reduced', 'strengthened', 'maintained', 'not-enough-answers'],
  factors: ['reported', 'none', 'not-enough-answers'],
  perspectives: ['reported', 'none', 'not-enough-answers'],
  'new-exercise': ['planned', 'planned-without-year', 'not-planned', 'not-enough-answers'],
};

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the parameters a message takes, at any depth. */
function parametersOf(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => parametersOf(value)) : [];
    // Literals and the number sign of a plural have no parameter.
    return element.type === 0 || element.type === 7 ? [] : [(element as { value: string }).value, ...inner];
  });
}

describe('the wording of reports', () => {
  it.each(LANGUAGES)('has the same messages in %s as in English', (language) => {
    expect(Object.keys(messages[language]).sort()).toEqual(Object.keys(messages.en).sort());
  });

  it.each(rulesOfVersion1().map((rule) => [rule.finding, rule] as const))(
    'words every outcome of %s, and has a label for it',
    (finding, { kind }) => {
      const keys = [`label.${finding}`, ...VARIANTS[kind].map((variant) => `finding.${finding}.${variant}`)];
      expect(keys.filter((key) => !(key in messages.en))).toEqual([]);
    },
  );

  it.each(LANGUAGES)('takes the same parameters in %s as in English', (language) => {
    const parameters = (pattern: string) =>
      [...new Set(parametersOf(new IntlMessageFormat(pattern, language).getAst()))].sort().join();
    const differing = Object.keys(messages.en).filter(
      (key) => parameters(messages[language][key]!) !== parameters(messages.en[key]!),
    );
    expect(differing).toEqual([]);
  });

  // Spanish, French and Portuguese have the plural category "many", for a million: no message may fall over it.
  it.each(LANGUAGES)('can say every number in %s', (language) => {
    const pattern = messages[language]['finding.knowledge-applied.all']!;
    for (const total of [0, 1, 2, 9, 1_000_000]) {
      expect(formatMessage(pattern, language, { total, yes: total, who: 'CAINCO' })).toMatch(/\.$/);
    }
  });
});
