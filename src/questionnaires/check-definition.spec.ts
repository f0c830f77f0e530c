import * as fc from 'fast-check';
import {
  everyTypeDefinition,
  respondentOf,
  version1Definition,
  words,
} from '../../test/fixtures/every-type-questionnaire.js';
import { checkAnswers } from './check-answers.js';
import { checkDefinition } from './check-definition.js';
import { compileDefinition } from './compile-definition.js';
import type { Definition } from './definition.js';
import { pagesFor } from './pages-for.js';

// Spoiling a definition on purpose: no type would let us.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

/** The definition with one question changed, and the name by which a problem must call that question. */
function withChange(name: string, change: (question: Loose) => void): { definition: unknown; label: string } {
  const definition = JSON.parse(JSON.stringify(everyTypeDefinition())) as Loose;
  const questions: Loose[] = definition.pages.flatMap((page: Loose) => page.elements);
  const fields: Loose[] = questions.find((question) => question.name === 'examples')!.templateElements;
  const question = [...questions, ...fields].find((one) => one.name === name)!;
  change(question);
  return { definition, label: fields.includes(question) ? `examples.${question.name}` : question.name };
}

function withWhole(change: (definition: Loose) => void): unknown {
  const definition = JSON.parse(JSON.stringify(everyTypeDefinition())) as Loose;
  change(definition);
  return definition;
}

describe('what a questionnaire may be', () => {
  it('takes every supported type', () => {
    expect(checkDefinition(everyTypeDefinition())).toEqual([]);
  });

  it('takes version 1 of the joint ex post questionnaire', () => {
    expect(checkDefinition(version1Definition())).toEqual([]);
  });
});

describe('what is refused, by question', () => {
  it.each<[string, string, (question: Loose) => void, string]>([
    ['an unknown type', 'tap', (q) => (q.type = 'signaturepad'), 'the type "signaturepad" is not supported'],
    ['a static panel', 'tap', (q) => (q.type = 'panel'), 'put its questions directly on the page'],
    [
      'fetching from the network',
      'district',
      (q) => (q.choicesByUrl = { url: 'https://evil.example' }),
      'fetches from the network',
    ],
    ['display mode', 'tap', (q) => (q.mode = 'display'), '"mode" is not supported'],
    ['a preset answer', 'tap', (q) => (q.defaultValue = 'yes'), 'preset'],
    ['an "other" of SurveyJS', 'tap', (q) => (q.showOtherItem = true), '"showOtherItem" is not supported'],
    [
      'a regular expression',
      'well',
      (q) => (q.validators = [{ type: 'regex', regex: '^(a+)+$', text: words('No') }]),
      'the validator "regex" is not supported',
    ],
    [
      'a function',
      'why_not',
      (q) => (q.visibleIf = "today() > '2020-01-01' and {tap} = 'no'"),
      'calls a function',
    ],
    ['a function nobody registered', 'why_not', (q) => (q.visibleIf = 'fetchIt({tap})'), 'calls a function'],
    ['an unknown name', 'why_not', (q) => (q.visibleIf = "{tapp} = 'no'"), 'unknown name "tapp"'],
    ['a name in capitals', 'why_not', (q) => (q.visibleIf = "{Tap} = 'no'"), 'unknown name "Tap"'],
    ['a path into an answer', 'why_not', (q) => (q.visibleIf = "{examples[0].title} = 'x'"), 'unknown name'],
    [
      'an expression that does not parse',
      'why_not',
      (q) => (q.visibleIf = "{tap} = 'no' and"),
      'cannot be read',
    ],
    ['an open brace', 'why_not', (q) => (q.visibleIf = "{tap = 'no'"), 'cannot be read'],
    ['a condition that asks nothing', 'why_not', (q) => (q.visibleIf = "'yes'"), 'depends on no question'],
    [
      'a value that is no choice',
      'why_not',
      (q) => (q.visibleIf = "{tap} = 'maybe'"),
      'expression/unknown-choice',
    ],
    ['a condition on itself', 'why_not', (q) => (q.visibleIf = '{why_not} notempty'), 'circle'],
    [
      'a bound that hangs on an answer',
      'next_year',
      (q) => (q.maxValueExpression = '{households} + 1'),
      'unknown name "households"',
    ],
    ['the name of a variable', 'district', (q) => (q.name = 'role'), 'has the name of a variable'],
    ['a name of every object', 'district', (q) => (q.name = 'constructor'), '"name" must be'],
    ['a name with a point', 'district', (q) => (q.name = 'a.b'), '"name" must be'],
    ['a name used twice', 'district', (q) => (q.name = 'tap'), 'two of this name'],
    ['a missing language', 'tap', (q) => delete q.title.pt, 'lacks the language "pt"'],
    [
      'an empty language',
      'tap',
      (q) => (q.choices[1].text.fr = ' '),
      'item 2: "text" lacks the language "fr"',
    ],
    ['a bare text', 'tap', (q) => (q.title = 'Water?'), 'must be a text in all languages'],
    ['an unknown language', 'tap', (q) => (q.title.de = 'Wasser?'), 'unknown language "de"'],
    ['markup', 'tap', (q) => (q.title.es = '<b>¿Agua?</b>'), 'holds markup in "es"'],
    ['piping into html', 'thanks', (q) => (q.html = words('{story}')), 'no piping here'],
    ['piping a choice', 'tap', (q) => (q.choices[0].text = words('{challenge}')), 'no piping here'],
    ['piping an answer into a title', 'well', (q) => (q.title = words('{story}')), 'only {challenge}'],
    [
      'piping in one language only',
      'solved',
      (q) => (q.title.fr = 'Résolu ?'),
      'quotes other variables in "fr"',
    ],
    ['a choice given twice', 'tap', (q) => (q.choices[2].value = 'yes'), 'has the value "yes" twice'],
    ['a choice called __proto__', 'tap', (q) => (q.choices[2].value = '__proto__'), '"value" must be'],
    ['no choices', 'tap', (q) => (q.choices = []), 'must be a list of 1 to 200'],
    [
      'choices of two kinds',
      'helpers',
      (q) => (q.choices = [{ value: 'a', text: words('A') }]),
      'either "choices" or "choicesFrom"',
    ],
    ['rows of no kind', 'months', (q) => delete q.rows, 'either "rows" or "rowsFrom"'],
    ['rows from elsewhere', 'ties', (q) => (q.rowsFrom = 'contacts'), '"rowsFrom" must be'],
    ['bounds the wrong way round', 'households', (q) => (q.min = 6000), '"min" must not be above'],
    ['bounds of a text', 'well', (q) => (q.max = 3), 'only numbers can have max'],
    ['a text without end', 'well', (q) => delete q.maxLength, 'lacks the property "maxLength"'],
    ['a comment over 20,000', 'story', (q) => (q.maxLength = 20_001), 'from 1 to 20000'],
    ['too many panels', 'examples', (q) => (q.maxPanelCount = 3_000), 'from 1 to 20'],
    ['a panel in a panel', 'with', (q) => (q.type = 'paneldynamic'), 'not supported inside a panel'],
    [
      'a condition inside a panel',
      'year',
      (q) => (q.visibleIf = "{tap} = 'yes'"),
      '"visibleIf" is not supported',
    ],
    ['a program as document', 'papers', (q) => (q.acceptedTypes = '.exe'), 'must name only .pdf'],
    ['a rating of a hundred', 'taste', (q) => (q.rateMax = 100), 'from 1 to 10'],
    ['a text for a truth', 'tap', (q) => (q.isRequired = 'true'), 'must be true or false'],
  ])('%s', (_what, name, change, reason) => {
    const { definition, label } = withChange(name, change);
    const problems = checkDefinition(definition).filter(({ question }) => question === label);
    expect(problems.map((problem) => problem.reason).join('\n')).toContain(reason);
  });

  it('names the question and says all its reasons at once', () => {
    const { definition } = withChange('district', (q) => {
      q.mode = 'display';
      q.title = { default: 'Only English' };
    });
    expect(checkDefinition(definition)).toEqual([
      { question: 'district', reason: '"title" lacks the language "es"' },
      { question: 'district', reason: '"title" lacks the language "fr"' },
      { question: 'district', reason: '"title" lacks the language "pt"' },
      { question: 'district', reason: 'the property "mode" is not supported: it can switch every check off' },
    ]);
  });
});

describe('what is refused as a whole', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });
  it.each<[string, unknown, string]>([
    ['nothing', null, 'must be an object'],
    ['a list', [], 'must be an object'],
    ['no pages', withWhole((d) => (d.pages = [])), '"pages" must be a list'],
    ['a page without minutes', withWhole((d) => delete d.pages[0].minutes), 'lacks the property "minutes"'],
    [
      'a page that comes and goes',
      withWhole((d) => (d.pages[0].visibleIf = "{tap} = 'yes'")),
      '"visibleIf" is not supported',
    ],
    ['a page twice', withWhole((d) => (d.pages[1].name = 'types')), 'two of this name'],
    ['triggers', withWhole((d) => (d.triggers = [])), '"triggers" is not supported: they change answers'],
    ['calculated values', withWhole((d) => (d.calculatedValues = [])), '"calculatedValues" is not supported'],
    [
      'a last page of markup',
      withWhole((d) => (d.completedHtml = '<b>{story}</b>')),
      '"completedHtml" is not supported',
    ],
    ['display mode', withWhole((d) => (d.mode = 'display')), 'it can switch every check off'],
    ['__proto__', JSON.parse('{"__proto__":{"polluted":true}}'), 'holds the key "__proto__"'],
    ['13 levels', nested(13), 'nested more than 12 levels'],
    ['100,000 levels', deep(100_000), 'nested more than 12 levels'],
    ['60,000 values', { pages: Array.from({ length: 60_000 }, () => 1) }, 'too large'],
    ['3 million characters', { title: 'x'.repeat(3_000_000) }, 'too large'],
    [
      'two questions that show each other',
      withWhole((d) => {
        const [tap, district] = d.pages[0].elements;
        tap.visibleIf = "{district} = 'upper'";
        district.visibleIf = "{tap} = 'yes'";
      }),
      'circle',
    ],
  ])('%s', (_what, definition, reason) => {
    expect(
      checkDefinition(definition)
        .map((problem) => problem.reason)
        .join('\n'),
    ).toContain(reason);
    expect(({} as Loose)['polluted']).toBeUndefined();
  });

  function deep(levels: number): unknown {
    let value: unknown = 'x';
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  }
});

describe('a spoilt questionnaire', () => {
  /** Every place in the definition, as a path. */
  const places = (
    value: unknown,
    path: readonly (string | number)[] = [],
  ): readonly (readonly (string | number)[])[] =>
    typeof value !== 'object' || value === null
      ? [path]
      : [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];

  it('is refused, or can be compiled, shown and answered; the check never throws', () => {
    const everywhere = places(version1Definition()).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...everywhere), fc.jsonValue(), fc.boolean(), (path, value, remove) => {
        const definition = version1Definition();
        const last = path[path.length - 1]!;
        const owner = path.slice(0, -1).reduce<Loose>((at, key) => at[key], definition as unknown as Loose);
        if (remove && Array.isArray(owner)) owner.splice(Number(last), 1);
        else if (remove) delete owner[last];
        else owner[last] = value;
        const problems = checkDefinition(definition);
        if (problems.length > 0) return;
        const questionnaire = compileDefinition(definition as Definition, 'spoilt/v1', '');
        pagesFor(questionnaire, respondentOf('alcaldia'));
        checkAnswers(
          questionnaire,
          respondentOf('alcaldia'),
          { answers: {}, cannotAnswer: {} },
          'complete',
          new Set(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
